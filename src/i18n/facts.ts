/**
 * What was expected and what was found, in the reader's language. The core states both as short facts in English, for
 * the build's log says them too; here each has its words. A fact that has none yet is shown as the core states it.
 *
 * Promise: every fact that the core states as a fixed phrase has words in both languages (`tests/i18n/facts.test.ts`).
 */
import type { Language } from './language.ts';

/** A fact as the core states it, `{}` standing for what it inserts; in French; in Arabic. */
type Fact = readonly [en: string, fr: string, ar: string];

export const FACTS: readonly Fact[] = [
  ['nothing', 'rien', 'لا شيء'],
  ['none', 'aucun', 'لا شيء'],
  ['null', 'null', 'null'],
  ['a list', 'une liste', 'قائمة'],
  ['an object', 'un objet', 'كائن'],
  ['the key', 'la clé', 'المفتاح'],
  ['no such key', 'pas de telle clé', 'عدم وجود هذا المفتاح'],
  ['the file', 'le fichier', 'الملف'],
  ['some text', 'un texte', 'نص'],
  ['at most {} characters', 'au plus {} caractères', '{} حرف على الأكثر'],
  ['at most {} levels of lists and objects', 'au plus {} niveaux de listes et d’objets', '{} مستوى من القوائم والكائنات على الأكثر'],
  ['at most {} words', 'au plus {} mots', '{} كلمة على الأكثر'],
  ['at most {}', 'au plus {}', '{} على الأكثر'],
  ['two sides', 'deux côtés', 'طرفان'],
  ['a country code', 'un code de pays', 'رمز بلد'],
  ['a country code such as MA', 'un code de pays tel que MA', 'رمز بلد مثل MA'],
  ['an id of lower-case letters, digits and single hyphens', 'un identifiant de lettres minuscules, de chiffres et de traits d’union simples', 'معرّف من حروف لاتينية صغيرة وأرقام وواصلات مفردة'],
  ['an id used once', 'un identifiant employé une seule fois', 'معرّف مستعمل مرة واحدة'],
  ['a day such as 2024-04-23', 'un jour tel que 2024-04-23', 'يوم مثل 2024-04-23'],
  ['a language tag such as ar, fr or en', 'un code de langue tel que ar, fr ou en', 'رمز لغة مثل ar أو fr أو en'],
  ['an EDTF date such as 2024-04-23, 2024-04 or 2024-04-21/2024-04-22', 'une date EDTF telle que 2024-04-23, 2024-04 ou 2024-04-21/2024-04-22', 'تاريخ EDTF مثل 2024-04-23 أو 2024-04 أو 2024-04-21/2024-04-22'],
  ['a date such as 2024-04-23, 2024-04, 2024-09?, 2024-04-XX, 2024-22 (summer), 2024-10-28/2024-10-30 or [2024-04-22,2024-04-29]', 'une date telle que 2024-04-23, 2024-04, 2024-09?, 2024-04-XX, 2024-22 (été), 2024-10-28/2024-10-30 ou [2024-04-22,2024-04-29]', 'تاريخ مثل 2024-04-23 أو 2024-04 أو 2024-09? أو 2024-04-XX أو 2024-22 (صيف) أو 2024-10-28/2024-10-30 أو [2024-04-22,2024-04-29]'],
  ['a date with it', 'une date avec cela', 'تاريخ معه'],
  ['a date with it, or null', 'une date avec cela, ou null', 'تاريخ معه، أو null'],
  ['a date written once, {}', 'une date écrite une seule fois, {}', 'تاريخ مكتوب مرة واحدة، {}'],
  ['a day in the calendar ({} has {} days)', 'un jour du calendrier ({} a {} jours)', 'يوم موجود في التقويم (عدد أيام {} هو {})'],
  ['a day not after the publication ({}) of what was held', 'un jour qui ne suit pas la publication ({}) de ce qui a eu lieu', 'يوم لا يلي نشر ما جرى ({})'],
  ['a day not before {}', 'un jour qui ne précède pas {}', 'يوم لا يسبق {}'],
  ['a month from 01 to 12 (or alone, unqualified, a season from 21 to 24)', 'un mois de 01 à 12 (ou, seule et sans réserve, une saison de 21 à 24)', 'شهر من 01 إلى 12 (أو فصل من 21 إلى 24، وحده ومن دون تحفظ)'],
  ['a publication date that is not open', 'une date de publication qui n’est pas ouverte', 'تاريخ نشر غير مفتوح'],
  ['an interval whose end begins after its start', 'un intervalle dont la fin commence après le début', 'فترة تبدأ نهايتها بعد بدايتها'],
  ['an interval with at least one end', 'un intervalle avec au moins une borne', 'فترة لها طرف واحد على الأقل'],
  ['dates in order, none within another', 'des dates dans l’ordre, aucune dans une autre', 'تواريخ مرتبة، لا يقع أحدها داخل آخر'],
  ['an event that was held without one', 'un événement qui a eu lieu, sans date', 'حدث جرى من دون تاريخ'],
  ['an absolute http or https address', 'une adresse http ou https complète', 'عنوان http أو https كامل'],
  ['an http or https address', 'une adresse http ou https', 'عنوان http أو https'],
  ['an address without a user name or password', 'une adresse sans nom d’utilisateur ni mot de passe', 'عنوان من دون اسم مستخدم أو كلمة سر'],
  ['the address of the page', 'l’adresse de la page', 'عنوان الصفحة'],
  ['at least one event that it stands on', 'au moins un événement sur lequel elle repose', 'حدث واحد على الأقل تستند إليه'],
  ['at least one place, or no such key', 'au moins un lieu, ou pas de telle clé', 'مكان واحد على الأقل، أو عدم وجود هذا المفتاح'],
  ['at least one report', 'au moins une déclaration', 'قول واحد على الأقل'],
  ['at least one sentence', 'au moins une phrase', 'جملة واحدة على الأقل'],
  ['6 to 12 steps', 'de 6 à 12 étapes', 'من 6 إلى 12 خطوة'],
  ['degrees north, degrees east', 'degrés nord, degrés est', 'درجات شمالًا ودرجات شرقًا'],
  ['composed letters (NFC)', 'des lettres composées (NFC)', 'حروف مركّبة (NFC)'],
  ['decomposed ones near character {}', 'des lettres décomposées près du caractère {}', 'حروف مفككة قرب الحرف {}'],
  ['{} at character {}', '{} au caractère {}', '{} عند الحرف {}'],
  ['{} at line {}, column {}', '{}, ligne {}, colonne {}', '{} في السطر {} والعمود {}'],
  ['the end of the file', 'la fin du fichier', 'نهاية الملف'],
  ['a value', 'une valeur', 'قيمة'],
  ['a key in double quotation marks', 'une clé entre guillemets droits', 'مفتاح بين علامتي اقتباس مستقيمتين'],
  ['each key once in an object', 'chaque clé une seule fois dans un objet', 'كل مفتاح مرة واحدة في الكائن'],
  ['a text closed on its line, escaped as JSON asks', 'un texte fermé sur sa ligne, échappé comme le veut JSON', 'نص مغلق في سطره ومكتوب كما يطلب JSON'],
  ['something that it says of the event', 'quelque chose qu’il dit de l’événement', 'شيء يقوله عن الحدث'],
  ['text with single spaces', 'un texte aux espaces simples', 'نص بمسافات مفردة'],
  ['text without a space at its start or end', 'un texte sans espace au début ni à la fin', 'نص لا مسافة في أوله أو آخره'],
  ['text without broken characters', 'un texte sans caractères abîmés', 'نص من دون حروف معطوبة'],
  ['text without control characters', 'un texte sans caractères de commande', 'نص من دون محارف تحكم'],
  ['text without direction characters', 'un texte sans caractères de direction', 'نص من دون محارف اتجاه'],
  ['text without invisible characters', 'un texte sans caractères invisibles', 'نص من دون محارف غير مرئية'],
  ['the words alone, without quotation marks around them', 'les mots seuls, sans guillemets autour', 'الكلمات وحدها، من دون علامات اقتباس حولها'],
  ['format {}', 'le format {}', 'الصيغة {}'],
  ['one that is not taken (by {})', 'un qui n’est pas pris (par {})', 'ما ليس مأخوذًا (من قبل {})'],
  ['the file\'s name, {}', 'le nom du fichier, {}', 'اسم الملف، {}'],
  ['another event', 'un autre événement', 'حدث آخر'],
  ['an event that is no attempt', 'un événement qui n’est pas une tentative', 'حدث ليس محاولة'],
  ['an event that is no attempt itself', 'un événement qui n’est pas lui-même une tentative', 'حدث ليس هو نفسه محاولة'],
  ['an attempt that never took place', 'une tentative qui n’a jamais eu lieu', 'محاولة لم تتم قط'],
  ['another place than its own', 'un autre lieu que le sien', 'مكان غير مكانه'],
  ['a place with them', 'un lieu avec eux', 'مكان معها'],
  ['each once', 'chacun une seule fois', 'كل واحد مرة واحدة'],
  ['null or a side of dataset.json: {}', 'null ou un côté du jeu~: {}', 'null أو طرف من أطراف المجموعة: {}'],
  ['64 hexadecimal digits, or null', '64 chiffres hexadécimaux, ou null', '64 رقمًا سداسيًا عشريًا، أو null'],
  ['{} at {} and again at {}', '{} à {} et de nouveau à {}', '{} عند {} ثم مرة أخرى عند {}'],
  ['{} bytes that are not', '{} octets qui n’en sont pas', '{} بايت ليست كذلك'],
  ['{}, the checksum written in the file', '{}, la somme de contrôle écrite dans le fichier', '{}، مجموع التحقق المكتوب في الملف'],
  ['{}: it has been changed since', '{}~: il a été modifié depuis', '{}: تغير منذ ذلك الحين'],
  ['ER at the end of the record', 'ER à la fin de la notice', 'ER في نهاية التسجيلة'],
  ['JSON that is not nested as deep', 'un JSON moins profondément imbriqué', 'JSON أقل تداخلًا'],
  ['TY, which begins a record', 'TY, qui commence une notice', 'TY الذي تبدأ به التسجيلة'],
  ['records, each from a line TY to a line ER', 'des notices, chacune d’une ligne TY à une ligne ER', 'تسجيلات، كل واحدة من سطر TY إلى سطر ER'],
  ['a backup of your work', 'une sauvegarde de votre travail', 'نسخة احتياطية من عملك'],
  ['a date as text', 'une date sous forme de texte', 'تاريخ في شكل نص'],
  ['a date as text or a year', 'une date sous forme de texte, ou une année', 'تاريخ في شكل نص، أو سنة'],
  ['a date as text, or milliseconds', 'une date sous forme de texte, ou des millisecondes', 'تاريخ في شكل نص، أو أجزاء من ألف من الثانية'],
  ['a date with the time', 'une date avec l’heure', 'تاريخ مع الساعة'],
  ['a date without one', 'une date sans heure', 'تاريخ من دونها'],
  ['a day without a time', 'un jour sans heure', 'يوم من دون ساعة'],
  ['a day; of a number of milliseconds the day in UTC is taken', 'un jour~; d’un nombre de millisecondes, on prend le jour en UTC', 'يوم؛ ومن عدد أجزاء الألف من الثانية يؤخذ اليوم بتوقيت UTC'],
  ['a file of events or articles; a backup is restored where it was made', 'un fichier d’événements ou d’articles~; une sauvegarde se restaure là où elle a été faite', 'ملف أحداث أو مقالات؛ أما النسخة الاحتياطية فتُستعاد حيث أُنشئت'],
  ['a file that can be read, in UTF-8', 'un fichier lisible, en UTF-8', 'ملف قابل للقراءة، بترميز UTF-8'],
  ['a list of references', 'une liste de références', 'قائمة مراجع'],
  ['a month from 1 to 12', 'un mois de 1 à 12', 'شهر من 1 إلى 12'],
  ['a month with the day', 'un mois avec le jour', 'شهر مع اليوم'],
  ['a reference with a title or an address', 'une référence avec un titre ou une adresse', 'مرجع له عنوان أو رابط'],
  ['a set of this file', 'un jeu de ce fichier', 'مجموعة من هذا الملف'],
  ['a start and an end that are single dates', 'un début et une fin qui soient des dates simples', 'بداية ونهاية كل منهما تاريخ واحد'],
  ['a type and a value', 'un type et une valeur', 'نوع وقيمة'],
  ['a whole entry', 'une entrée entière', 'مدخل كامل'],
  ['a whole number as {}', 'un nombre entier comme {}', 'عدد صحيح مثل {}'],
  ['an end after the start; one in which the start lies is left out', 'une fin après le début~; celle qui contient le début est laissée', 'نهاية بعد البداية؛ وتُترك النهاية التي تقع البداية داخلها'],
  ['an end not before the start', 'une fin qui ne précède pas le début', 'نهاية لا تسبق البداية'],
  ['an event once', 'chaque événement une seule fois', 'كل حدث مرة واحدة'],
  ['an item or a label', 'un élément ou un libellé', 'عنصر أو تسمية'],
  ['each row once', 'chaque ligne une seule fois', 'كل سطر مرة واحدة'],
  ['every isolate of direction closed', 'chaque isolation de direction refermée', 'إغلاق كل عزل للاتجاه'],
  ['lists within lists without end', 'des listes dans des listes sans fin', 'قوائم داخل قوائم بلا نهاية'],
  ['milliseconds of {}', 'des millisecondes de {}', 'أجزاء من ألف من الثانية من {}'],
  ['text in UTF-8', 'un texte en UTF-8', 'نص بترميز UTF-8'],
  ['text without characters that override its direction', 'un texte sans caractères qui en forcent la direction', 'نص من دون محارف تفرض اتجاهه'],
  ['the day {} of {} without a month', 'le jour {} de {} sans mois', 'اليوم {} من {} من دون شهر'],
  ['the number of rows, {}', 'le nombre de lignes, {}', 'عدد السطور، {}'],
  ['two days', 'deux jours', 'يومان'],
  ['{} such as {}', '{}, tel que {}', '{} مثل {}'],
  ['a person in people.json', 'une personne du jeu', 'شخص في المجموعة'],
  ['a place in places.json', 'un lieu du jeu', 'مكان في المجموعة'],
  ['a topic in topics.json', 'un sujet du jeu', 'موضوع في المجموعة'],
  ['a publisher in publishers.json', 'un éditeur du jeu', 'ناشر في المجموعة'],
  ['an event in events/', 'un événement du jeu', 'حدث في المجموعة'],
  ['an article in articles/', 'un article du jeu', 'مقال في المجموعة'],
  ['a story in stories/', 'un récit du jeu', 'سرد في المجموعة'],
];

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
/** A phrase with its gaps → what matches it; fixed ones and longer ones are tried first. */
const toPattern = (phrase: string): RegExp => new RegExp(`^${phrase.split('{}').map(escape).join('(.+?)')}$`, 'su');

let patterns: { pattern: RegExp; fact: Fact }[] | undefined;
const fixed = new Map(FACTS.flatMap((fact) => (fact[0].includes('{}') ? [] : [[fact[0], fact] as const])));

/** A fact of the core → the reader's words; unchanged where it has none. */
export function sayFact(language: Language, text: string): string {
  if (language === 'en') return text;
  const fact = fixed.get(text);
  const at = language === 'fr' ? 1 : 2;
  if (fact) return toTyped(fact[at], language);
  patterns ??= FACTS.filter(([en]) => en.includes('{}')).map((each) => ({ pattern: toPattern(each[0]), fact: each }));
  for (const { pattern, fact: each } of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const parts = match.slice(1).map((part) => sayFact(language, part));
    return toTyped(each[at], language).replaceAll('{}', () => parts.shift() ?? '');
  }
  return text;
}

/** French spaces are narrow and hold fast; `~` stands for them above. */
const toTyped = (text: string, language: Language): string => (language === 'fr' ? text.replaceAll('~', '\u202f') : text);
