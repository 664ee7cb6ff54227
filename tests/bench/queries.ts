// What is looked for in invented articles: in three languages, from one letter to a date, and one word misspelt.

export interface Query {
  text: string;
  language: 'en' | 'fr' | 'ar';
  kind: 'letter' | 'prefix' | 'word' | 'two words' | 'date' | 'misspelt';
}

export const QUERIES: readonly Query[] = [
  { text: 'r', language: 'en', kind: 'letter' },
  { text: 'é', language: 'fr', kind: 'letter' },
  { text: 'م', language: 'ar', kind: 'letter' },
  { text: 'fish', language: 'en', kind: 'prefix' },
  { text: 'Morv', language: 'fr', kind: 'prefix' },
  { text: 'مراك', language: 'ar', kind: 'prefix' },
  { text: 'Casablanca', language: 'en', kind: 'word' },
  { text: 'énergie', language: 'fr', kind: 'word' },
  { text: 'السياحة', language: 'ar', kind: 'word' },
  { text: 'Rabat fishing', language: 'en', kind: 'two words' },
  { text: 'Lavergne Marseille', language: 'fr', kind: 'two words' },
  { text: 'زيارة الرباط', language: 'ar', kind: 'two words' },
  { text: 'October 2024', language: 'en', kind: 'date' },
  { text: 'septembre 2024', language: 'fr', kind: 'date' },
  { text: 'شتنبر 2024', language: 'ar', kind: 'date' },
  { text: 'Casablnca', language: 'en', kind: 'misspelt' },
];
