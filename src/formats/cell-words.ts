/**
 * What a cell of a table calls a kind of event or a status: our own ids, and words for them in English,
 * French and Arabic, whatever their case and accents.
 *
 * Promise: every name that the page has for one of them is understood (`tests/formats/cell-words.test.ts`).
 */
import { fold } from '../model/fold.ts';
import type { EventKind, Status } from '../model/schema.ts';

/** Letters and digits alone, folded: "State-Visit" and "state visit" are one. */
const toKey = (text: string): string => fold(text.slice(0, 100)).replace(/[\s_\-.:'’،,()]+/gu, ' ').trim();

const KINDS: Record<EventKind, readonly string[]> = {
  'state-visit': ['state visit', 'visite d’État', 'زيارة دولة', 'زيارة الدولة'],
  'official-visit': ['official visit', 'visite officielle', 'زيارة رسمية'],
  'working-visit': ['working visit', 'work visit', 'visit', 'visite de travail', 'visite', 'déplacement', 'زيارة عمل', 'زيارة'],
  'ministerial-visit': ['ministerial visit', 'minister’s visit', 'visite ministérielle', 'visite d’un ministre', 'visite de ministre', 'زيارة وزارية', 'زيارة وزير'],
  meeting: ['meeting', 'talks', 'summit', 'rencontre', 'réunion', 'entretien', 'entrevue', 'sommet', 'لقاء', 'اجتماع', 'محادثات', 'مباحثات', 'قمة'],
  call: ['call', 'phone call', 'telephone call', 'appel', 'appel téléphonique', 'entretien téléphonique', 'اتصال', 'اتصال هاتفي', 'مكالمة', 'مكالمة هاتفية', 'مباحثات هاتفية'],
  statement: ['statement', 'declaration', 'speech', 'communiqué', 'press release', 'déclaration', 'discours', 'تصريح', 'بيان', 'بلاغ', 'خطاب', 'إعلان رسمي'],
  letter: ['letter', 'message', 'lettre', 'رسالة', 'برقية'],
  agreement: ['agreement', 'treaty', 'accord', 'traité', 'convention', 'signature', 'signing', 'اتفاق', 'اتفاقية', 'معاهدة', 'توقيع'],
  appointment: ['appointment', 'nomination', 'designation', 'désignation', 'تعيين', 'تسمية'],
  crisis: ['crisis', 'dispute', 'row', 'crise', 'différend', 'أزمة', 'خلاف'],
  context: ['context', 'background', 'other', 'contexte', 'autre', 'سياق', 'خلفية', 'آخر'],
};

/** what goes on was held; a plan that lapsed was one */
const STATUSES: Record<Status, readonly string[]> = {
  held: ['held', 'took place', 'taken place', 'done', 'past', 'completed', 'confirmed', 'happened', 'under way', 'underway', 'ongoing', 'in progress', 'a eu lieu', 'tenu', 'tenue', 'fait', 'effectué', 'effectuée', 'réalisé', 'réalisée', 'terminé', 'terminée', 'passé', 'en cours', 'تم', 'تمت', 'تم بالفعل', 'جرى', 'جرت', 'انعقد', 'انعقدت', 'أنجز', 'أنجزت', 'منجز', 'منجزة', 'قيد الإجراء', 'جار', 'جارية'],
  announced: ['announced', 'announcement', 'annonce', 'annoncé', 'annoncée', 'إعلان', 'معلن', 'معلنة', 'أعلن', 'أعلنت', 'معلن عنه', 'معلن عنها'],
  planned: ['planned', 'plan', 'scheduled', 'expected', 'upcoming', 'tentative', 'lapsed', 'prévu', 'prévue', 'prévision', 'programmé', 'programmée', 'planifié', 'planifiée', 'attendu', 'attendue', 'à venir', 'échéance passée', 'مبرمج', 'مبرمجة', 'مقرر', 'مقررة', 'مرتقب', 'مرتقبة', 'قيد البرمجة', 'متوقع', 'متوقعة', 'انقضى الموعد'],
  postponed: ['postponed', 'put off', 'delayed', 'deferred', 'reporté', 'reportée', 'report', 'différé', 'différée', 'مؤجل', 'مؤجلة', 'تأجيل', 'أجل', 'أجلت', 'تأجل', 'تأجلت'],
  cancelled: ['cancelled', 'canceled', 'called off', 'annulé', 'annulée', 'annulation', 'ملغى', 'ملغاة', 'إلغاء', 'ألغي', 'ألغيت'],
};

const reader = <T extends string>(words: Record<T, readonly string[]>): ((text: string) => T | null) => {
  const ids = Object.keys(words) as T[];
  const byKey = new Map(ids.flatMap((id) => [id, ...words[id]].map((word) => [toKey(word), id] as const)));
  return (text) => byKey.get(toKey(text)) ?? null;
};

export const kindOf = reader(KINDS);
export const statusOf = reader(STATUSES);
