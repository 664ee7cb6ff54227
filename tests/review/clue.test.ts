import { expect, test } from 'vitest'
import { tellsDate, tellsNumber, tellsPerson, tellsPlace } from '../../src/review/clue.ts'

const title = (en: string, fr = en, ar = en) => ({ en, fr, ar })
const named = (en: string, fr = en, ar = en, aliases: string[] = []) => ({ name: { en, fr, ar }, aliases })

test('a year or a month in any language tells the date; an ordinal or a name does not', () => {
  for (const each of [title('Summit of 2024'), title('Parade', 'Défilé du 14-Juillet'), title('Visit', 'Visite', 'زيارة في غشت'), title('Visit', 'Visite', 'زيارة بيوليوز'), title('Talks', 'Entretiens', 'مباحثات ٢٠٢٤'), title('Meeting', 'Rencontre de févr.')]) {
    expect(tellsDate(each), each.ar + each.fr).toBe(true)
  }
  for (const each of [title('Ninth High-Level Meeting', '9e Rencontre de haut niveau', 'الاجتماع التاسع'), title('COP22 summit'), title('Hassan II in Paris')]) expect(tellsDate(each), each.en).toBe(false)
  expect(tellsNumber(title('Ninth', '9e Rencontre', 'التاسع'))).toBe(true)
  expect(tellsNumber(title('Ninth', 'Neuvième', 'التاسع'))).toBe(false)
})

test('a place is told by any of its names, in any language, with what Arabic joins to it', () => {
  const casablanca = named('Casablanca', 'Casablanca', 'الدار البيضاء', ['Casa'])
  const rabat = named('Rabat', 'Rabat', 'الرباط')
  expect(tellsPlace(title('Riester in CASA'), casablanca)).toBe(true)
  expect(tellsPlace(title('Talks', 'Entretiens', 'مباحثات بالدار البيضاء'), casablanca)).toBe(true)
  expect(tellsPlace(title('Talks', 'Entretiens', 'زيارة للرباط'), rabat)).toBe(true)
  expect(tellsPlace(title('Talks', 'À Fès', 'مباحثات'), named('Fez', 'Fès', 'فاس'))).toBe(true)
  expect(tellsPlace(title('Talks in Tangier', 'Tanger', 'طنجة'), rabat)).toBe(false)
})

test('a person is told by any word of any name', () => {
  const macron = named('Emmanuel Macron', 'Emmanuel Macron', 'إيمانويل ماكرون')
  expect(tellsPerson(title('Macron’s state visit'), macron)).toBe(true)
  expect(tellsPerson(title('State visit', 'Visite', 'زيارة لماكرون'), macron)).toBe(true)
  expect(tellsPerson(title('State visit', 'Visite d’État', 'زيارة دولة'), macron)).toBe(false)
  expect(tellsPerson(title('Séjourné in Rabat'), named('Stephane Sejourne'))).toBe(true)
  expect(tellsPerson(title('Talks with Mr Ly'), named('Awa Ly'))).toBe(true)
  expect(tellsPerson(title('Only talks'), named('Awa Ly'))).toBe(false)
})
