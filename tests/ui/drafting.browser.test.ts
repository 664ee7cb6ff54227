/** An article on its way through the form outlasts the room; the page is not left without asking; it can be given up. */
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toCorpus } from '../../src/model/corpus.ts';
import { knownOn } from '../../src/model/known.ts';
import { toSpan } from '../../src/model/span.ts';
import ArticleForm from '../../src/ui/ArticleForm.svelte';
import { Drafting } from '../../src/ui/drafting.svelte.ts';
import '../../src/cards/theme.css';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

afterEach(() => document.documentElement.removeAttribute('dir'));

const first = toFirst([toEvent('visit', { title: { en: 'A visit', fr: 'Une visite', ar: 'زيارة' }, span: toSpan(5) })], []);
const events = knownOn(toCorpus(first), 9, 9);

/** The form, and how the room with it is left. */
function enter(drafting: Drafting, language: Language = 'en', known = events) {
  const i18n = createI18n(language);
  document.documentElement.dir = i18n.direction;
  const { unmount } = render(ArticleForm, { props: { drafting, ground: { name: 'Mine', context: first, site: first, sides: first.dataset.sides, sets: [], today: 9 }, entered: null, known, day: 9, database: () => null, i18n, isSeen: () => true, onopen: vi.fn(), ontake: vi.fn() } });
  const field = <T extends HTMLElement = HTMLInputElement>(key: Parameters<typeof i18n.plain>[0], nth = 0): T => screen.getAllByLabelText<T>(i18n.plain(key).replace(/\s+/gu, ' '), { exact: true })[nth]!;
  const button = (key: Parameters<typeof i18n.plain>[0]) => screen.queryByRole('button', { name: i18n.plain(key) });
  return { unmount, field, button };
}
/** Whether leaving the page is asked about. */
function asks(): boolean {
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}

describe('an article on its way through the form', () => {
  test.each(LANGUAGES)('a day of publication that is still to come is pointed out, and forbids nothing: %s', async (language) => {
    const drafting = new Drafting();
    const { field } = enter(drafting, language);
    const i18n = createI18n(language);
    const published = field('form.published');
    const told = (): string => document.getElementById(published.getAttribute('aria-describedby')!.split(' ').find((id) => id.endsWith('-later'))!)!.textContent;
    // today is the tenth day of 1970
    await userEvent.fill(published, '1970-01-11');
    await expect.poll(told).toBe(i18n.t('form.later', { date: i18n.dates.day(10) }));
    expect(published.getAttribute('aria-invalid')).toBe('false');
    await userEvent.fill(published, '1970-01-10');
    await expect.poll(told).toBe('');
    // a month that has begun, and what is no date
    for (const text of ['1970-01', 'soon']) {
      await userEvent.fill(published, text);
      await expect.poll(told).toBe('');
    }
  });

  test('is there when its room is entered again, statements and marked text too', async () => {
    const drafting = new Drafting();
    const { unmount, field, button } = enter(drafting);
    await userEvent.fill(field('form.headline'), 'A headline');
    await userEvent.selectOptions(field('form.language'), 'es');
    await userEvent.fill(field('form.text'), 'Long words');
    await userEvent.selectOptions(field('form.about'), 'visit');
    await userEvent.click(button('form.more')!);
    await userEvent.fill(field('form.quote', 1), 'so they said');
    unmount();
    const again = enter(drafting);
    expect([again.field('form.headline').value, again.field('form.language').value, again.field('form.text').value]).toEqual(['A headline', 'es', 'Long words']);
    expect([again.field('form.about').value, again.field('form.quote', 1).value]).toEqual(['visit', 'so they said']);
    again.unmount();
    // on a day on which nobody knew of the event it is still named
    const early = enter(drafting, 'en', []);
    const select = early.field<HTMLSelectElement>('form.about');
    expect(select.selectedOptions[0]?.textContent).toBe('A visit');
  });

  test('the page is not left without asking while something is written that is kept nowhere', async () => {
    const drafting = new Drafting();
    const stop = drafting.follow();
    const { field } = enter(drafting);
    expect(asks()).toBe(false);
    await userEvent.fill(field('form.url'), 'https://journal.example/a');
    await vi.waitFor(() => expect(asks()).toBe(true));
    await userEvent.fill(field('form.url'), ' ');
    await vi.waitFor(() => expect(asks()).toBe(false));
    await userEvent.fill(field('form.words'), 'soon');
    await vi.waitFor(() => expect(asks()).toBe(true));
    stop();
    expect(asks()).toBe(false);
  });

  test.each(LANGUAGES)('is given up by a button of its own, which asks first: %s', async (language) => {
    const drafting = new Drafting();
    const { field, button } = enter(drafting, language);
    expect(button('form.discard')).toBeNull();
    await userEvent.fill(field('form.publisher'), 'Journal Exemple');
    await userEvent.click(button('form.more')!);
    await userEvent.fill(field('form.find', 1), 'visit');
    await userEvent.click(button('form.discard')!);
    expect(field('form.publisher').value).toBe('Journal Exemple');
    await userEvent.click(button('form.discardYes')!);
    await vi.waitFor(() => expect(document.activeElement).toBe(field('form.url')));
    expect([field('form.publisher').value, field('form.language').value, field('form.find').value]).toEqual(['', language, '']);
    expect(document.querySelectorAll('fieldset')).toHaveLength(2);
    expect([drafting.begun, button('form.discard')]).toEqual([false, null]);
  });

  test.each(LANGUAGES)('what more a statement says is folded away, unfolded again with what is in it, and taken without a button: %s', async (language) => {
    const drafting = new Drafting();
    const { field, unmount } = enter(drafting, language);
    const i18n = createI18n(language);
    expect(document.querySelector<HTMLDetailsElement>('details.more')!.open).toBe(false);
    await userEvent.click(document.querySelector('details.more summary')!);
    await userEvent.fill(field('form.people'), 'Zineb Essai');
    await userEvent.click(field('form.topics'));
    await userEvent.keyboard('Bees{Enter}Bees{Enter}');
    await userEvent.fill(field('form.via'), 'AFP');
    await userEvent.fill(field('form.office'), 'Minister');
    expect(drafting.draft.reports[0]).toMatchObject({ people: [{ id: '', name: 'Zineb Essai', office: 'Minister' }], topics: [{ id: '', name: 'Bees' }], via: { id: '', name: 'AFP' } });
    expect(drafting.begun).toBe(true);
    unmount();
    const again = enter(drafting, language);
    expect(document.querySelector<HTMLDetailsElement>('details.more')!.open).toBe(true);
    expect(again.field('form.via').value).toBe('AFP');
    await userEvent.click(screen.getByRole('button', { name: i18n.plain('form.removeOf', { name: 'Zineb Essai' }) }));
    expect(drafting.draft.reports[0]!.people).toEqual([]);
    await vi.waitFor(() => expect(document.activeElement).toBe(again.field('form.people')));
  });

  test('of which nothing is written yet it is in the language of the page', async () => {
    const drafting = new Drafting();
    enter(drafting, 'en').unmount();
    const { field, unmount } = enter(drafting, 'fr');
    expect(field('form.language').value).toBe('fr');
    await userEvent.fill(field('form.headline'), 'Un titre');
    unmount();
    expect(enter(drafting, 'ar').field('form.language').value).toBe('fr');
  });
});
