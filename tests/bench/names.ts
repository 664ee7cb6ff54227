// Names for the benchmark. People and publishers are invented, cities and subjects are real; each as [en, fr, ar].

import { toSpan } from '../../src/model/span.ts';
import { toChance } from './chance.ts';
import { FIRST_DAY, WATCHED } from './calendar.ts';
import type { Dataset, Person, Place, Publisher, Topic, Words } from '../../src/model/corpus.ts';

type Three = readonly [en: string, fr: string, ar: string];
type Two = readonly [latin: string, ar: string];

export const toWords = ([en, fr, ar]: Three): Words => ({ en, fr, ar });

const GIVEN: Record<string, readonly Two[]> = {
  MA: [['Karim', 'كريم'], ['Nadia', 'نادية'], ['Youssef', 'يوسف'], ['Salma', 'سلمى'], ['Driss', 'إدريس'], ['Leila', 'ليلى'], ['Omar', 'عمر'], ['Hind', 'هند'], ['Anas', 'أنس'], ['Samir', 'سمير']],
  FR: [['Claire', 'كلير'], ['Hugo', 'هوغو'], ['Anne', 'آن'], ['Marc', 'مارك'], ['Sophie', 'صوفي'], ['Luc', 'لوك'], ['Alice', 'أليس'], ['Rémi', 'ريمي'], ['Julie', 'جولي'], ['Paul', 'بول']],
};

const FAMILY: Record<string, readonly Two[]> = {
  MA: [
    ['Tazrouti', 'التازروتي'], ['Benhaddou', 'بنحدو'], ['El Gharbi', 'الغربي'], ['Sebtaoui', 'السبتاوي'], ['Ouzrour', 'أوزرور'], ['Rifaoui', 'الريفاوي'], ['Chaouni', 'الشاوني'], ['Belmokhtar', 'بلمختار'], ['Zemmouri', 'الزموري'],
    ['Amgharou', 'أمغارو'], ['Hassouni', 'الحسوني'], ['Doukkali', 'الدكالي'], ['Berkani', 'البركاني'], ['Filaloui', 'الفيلالوي'], ['Ait Sliman', 'آيت سليمان'], ['Tadlaoui', 'التادلاوي'], ['Lahjouji', 'لحجوجي'], ['Guerwani', 'الكرواني'],
    ['Slaouine', 'السلاوين'], ['Mernaoui', 'المرناوي'], ['Bouzidane', 'بوزيدان'], ['Kettari', 'الكتاري'], ['Nasserdine', 'ناصر الدين'], ['Oudghir', 'أودغير'], ['Jellabi', 'الجلابي'], ['Essaghir', 'الصغير'], ['Tounaoui', 'التوناوي'],
    ['Wazzane', 'الوزان'], ['Yacoubine', 'اليعقوبين'], ['Imrani', 'الإمراني'],
  ],
  FR: [
    ['Morvan', 'مورفان'], ['Delcourt', 'ديلكور'], ['Lavergne', 'لافيرن'], ['Castelnau', 'كاستيلنو'], ['Bréchet', 'بريشيه'], ['Villedieu', 'فيلديو'], ['Rochebrune', 'روشبرون'], ['Garnault', 'غارنو'], ['Peyrac', 'بيراك'], ['Dumonteil', 'دومونتاي'],
    ['Sauvageot', 'سوفاجو'], ['Kermadec', 'كيرماديك'], ['Lestrange', 'ليسترانج'], ['Fontenay', 'فونتيناي'], ['Mauduit', 'مودوي'], ['Orsoni', 'أورسوني'], ['Tréville', 'تريفيل'], ['Berthomé', 'بيرتومي'], ['Cassagne', 'كاسانيو'], ['Haudry', 'هودري'],
    ['Jourdeuil', 'جوردوي'], ['Valmont', 'فالمون'], ['Quérard', 'كيرار'], ['Noailly', 'نوايي'], ['Saint-Clar', 'سان كلار'], ['Escoffre', 'إسكوفر'], ['Bellanger', 'بيلانجي'], ['Thouret', 'توري'], ['Plessis', 'بليسي'], ['Rambaud', 'رامبو'],
  ],
};

export const OFFICES: readonly Three[] = [
  ['foreign minister', 'ministre des Affaires étrangères', 'وزيرا للخارجية'], ['interior minister', "ministre de l'Intérieur", 'وزيرا للداخلية'], ['justice minister', 'ministre de la Justice', 'وزيرا للعدل'],
  ['trade minister', 'ministre du Commerce', 'وزيرا للتجارة'], ['defence minister', 'ministre des Armées', 'وزيرا للدفاع'], ['ambassador', 'ambassadeur', 'سفيرا'], ['special envoy', 'envoyé spécial', 'مبعوثا خاصا'],
];

const TOPICS: readonly Three[] = [
  ['water', 'eau', 'الماء'], ['rail', 'rail', 'السكك الحديدية'], ['visas', 'visas', 'التأشيرات'], ['energy', 'énergie', 'الطاقة'], ['security', 'sécurité', 'الأمن'], ['justice', 'justice', 'العدل'], ['fishing', 'pêche', 'الصيد البحري'],
  ['schools', 'écoles', 'المدارس'], ['hydrogen', 'hydrogène', 'الهيدروجين'], ['tourism', 'tourisme', 'السياحة'], ['migration', 'migration', 'الهجرة'], ['defence', 'défense', 'الدفاع'], ['trade', 'commerce', 'التجارة'], ['culture', 'culture', 'الثقافة'],
  ['farming', 'agriculture', 'الفلاحة'], ['health', 'santé', 'الصحة'], ['ports', 'ports', 'الموانئ'], ['aviation', 'aviation', 'الطيران'], ['climate', 'climat', 'المناخ'], ['youth', 'jeunesse', 'الشباب'], ['sport', 'sport', 'الرياضة'],
  ['archives', 'archives', 'الأرشيف'], ['pensions', 'retraites', 'المعاشات'], ['customs', 'douanes', 'الجمارك'], ['nurses', 'infirmiers', 'الممرضون'], ['research', 'recherche', 'البحث العلمي'], ['cinema', 'cinéma', 'السينما'], ['radio', 'radio', 'الإذاعة'],
  ['banking', 'banque', 'الأبناك'], ['mining', 'mines', 'المعادن'], ['forests', 'forêts', 'الغابات'], ['roads', 'routes', 'الطرق'], ['taxation', 'fiscalité', 'الضرائب'], ['extradition', 'extradition', 'تسليم المطلوبين'], ['solar power', 'solaire', 'الطاقة الشمسية'],
  ['cars', 'automobile', 'السيارات'], ['phosphates', 'phosphates', 'الفوسفاط'], ['students', 'étudiants', 'الطلبة'], ['consulates', 'consulats', 'القنصليات'], ['heritage', 'patrimoine', 'التراث'],
];

const PLACES: readonly [Three, string, [number, number]][] = [
  [['Rabat', 'Rabat', 'الرباط'], 'MA', [34.02, -6.84]], [['Casablanca', 'Casablanca', 'الدار البيضاء'], 'MA', [33.57, -7.59]], [['Fez', 'Fès', 'فاس'], 'MA', [34.03, -5]], [['Marrakesh', 'Marrakech', 'مراكش'], 'MA', [31.63, -8]],
  [['Tangier', 'Tanger', 'طنجة'], 'MA', [35.77, -5.8]], [['Agadir', 'Agadir', 'أكادير'], 'MA', [30.42, -9.6]], [['Oujda', 'Oujda', 'وجدة'], 'MA', [34.68, -1.91]], [['Tetouan', 'Tétouan', 'تطوان'], 'MA', [35.57, -5.37]],
  [['Meknes', 'Meknès', 'مكناس'], 'MA', [33.9, -5.55]], [['Kenitra', 'Kénitra', 'القنيطرة'], 'MA', [34.26, -6.58]],
  [['Paris', 'Paris', 'باريس'], 'FR', [48.86, 2.35]], [['Lyon', 'Lyon', 'ليون'], 'FR', [45.76, 4.84]], [['Marseille', 'Marseille', 'مرسيليا'], 'FR', [43.3, 5.37]], [['Nice', 'Nice', 'نيس'], 'FR', [43.7, 7.27]],
  [['Bordeaux', 'Bordeaux', 'بوردو'], 'FR', [44.84, -0.58]], [['Lille', 'Lille', 'ليل'], 'FR', [50.63, 3.06]], [['Toulouse', 'Toulouse', 'تولوز'], 'FR', [43.6, 1.44]], [['Strasbourg', 'Strasbourg', 'ستراسبورغ'], 'FR', [48.57, 7.75]],
  [['Nantes', 'Nantes', 'نانت'], 'FR', [47.22, -1.55]], [['Montpellier', 'Montpellier', 'مونبلييه'], 'FR', [43.61, 3.88]],
  [['Brussels', 'Bruxelles', 'بروكسل'], 'BE', [50.85, 4.35]], [['New York', 'New York', 'نيويورك'], 'US', [40.71, -74]], [['Dakar', 'Dakar', 'دكار'], 'SN', [14.69, -17.45]],
];

/** 80 people a side, each family name twice or thrice: a title with a family name alone stays readable. */
export const people: Person[] = ['MA', 'FR'].flatMap((side) =>
  Array.from({ length: 80 }, (_, index) => {
    const family = FAMILY[side]![index % 30]!;
    const given = GIVEN[side]![(index * 3 + Math.floor(index / 30)) % 10]!;
    const latin = `${given[0]} ${family[0]}`;
    const office = OFFICES[index % OFFICES.length]!;
    return {
      id: `${side.toLowerCase()}${index}`,
      name: { en: latin, fr: latin, ar: `${given[1]} ${family[1]}` },
      aliases: [],
      side,
      offices: [{ title: toWords(office), attested: toSpan(FIRST_DAY + index * 240, FIRST_DAY + index * 240 + 2400) }],
    };
  }),
);

/** Family name of a person → in three languages. */
export function toFamily(index: number, side: 'MA' | 'FR'): Words {
  const [latin, ar] = FAMILY[side]![index % 30]!;
  return { en: latin, fr: latin, ar };
}

export const topics: Topic[] = TOPICS.map((name) => ({ id: name[0].replace(' ', '-'), name: toWords(name), aliases: [] }));

export const places: Place[] = PLACES.map(([name, country, at]) => ({ id: name[0].toLowerCase().replace(' ', '-'), name: toWords(name), aliases: [], country, at }));

const MASTHEADS: Record<string, readonly string[]> = {
  fr: ['Le Courrier', "L'Écho", 'La Dépêche', 'Le Journal', 'La Gazette', "L'Avenir", 'Le Quotidien', 'La Tribune'],
  ar: ['صدى', 'أخبار', 'جريدة', 'صوت', 'منبر', 'رسالة'],
  en: ['The Courier of', 'The Post of', 'The Monitor of'],
};

/** About as many as in data/, in the same three languages. */
export const publishers: Publisher[] = Array.from({ length: 380 }, (_, index) => {
  const chance = toChance(index + 71);
  const language = chance.weighed([['fr', 70], ['ar', 22], ['en', 8]] as const);
  const place = places[index % 20]!;
  const masthead = MASTHEADS[language]!;
  const city = place.name[language];
  return { id: `p${index.toString(36)}`, name: `${masthead[Math.floor(index / 20) % masthead.length]!} ${language === 'fr' ? 'de ' : ''}${city} ${index}`, aliases: [], country: place.country, language, official: chance.hits(0.08) };
});

export const dataset: Dataset = {
  title: { en: 'Benchmark', fr: 'Banc d’essai', ar: 'اختبار الأداء' },
  description: { en: 'Invented events, for measuring.', fr: 'Des événements inventés, pour mesurer.', ar: 'أحداث مختلقة للقياس.' },
  sides: [
    { id: 'MA', name: { en: 'Morocco', fr: 'Maroc', ar: 'المغرب' }, where: { en: 'In Morocco', fr: 'Au Maroc', ar: 'في المغرب' } },
    { id: 'FR', name: { en: 'France', fr: 'France', ar: 'فرنسا' }, where: { en: 'In France', fr: 'En France', ar: 'في فرنسا' } },
  ],
  opening: [18414, 20269], // 2020-06-01 to 2025-06-30, as in data/dataset.json
  presets: [],
  licence: { data: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/', quotations: { en: 'none', fr: 'aucune', ar: 'لا شيء' } },
  watchedUntil: WATCHED,
};
