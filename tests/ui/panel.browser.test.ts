/** One event and what it stands on: nothing before it is known, everything once it is. */
import { render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { tick } from 'svelte';
import { createI18n, LANGUAGES, type Language } from '../../src/i18n/index.ts';
import { toCorpus, type Evidence, type Report } from '../../src/model/corpus.ts';
import { toDay, type Day } from '../../src/model/day.ts';
import { knownOn } from '../../src/model/known.ts';
import { derivedLinks, linksOn } from '../../src/model/links.ts';
import { toSpan } from '../../src/model/span.ts';
import Panel from '../../src/ui/Panel.svelte';
import '../../src/cards/theme.css';
import { toEvent, toFirst } from '../fixtures/drawn.ts';

afterEach(() => {
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('lang');
  vi.restoreAllMocks();
});

const words = (text: string) => ({ en: `${text} (en)`, fr: `${text} (fr)`, ar: `${text} (ar)` });
const [april, october, today] = [toDay(2024, 4, 23), toDay(2024, 10, 28), toDay(2026, 1, 1)];
const report = (id: string, event: string, known: Day | null, fields: Partial<Report> = {}): Report => ({ id: `${id}#0`, article: id, event, known, dated: known === null ? 'undated' : 'exact', official: false, origin: id, ...fields });
const reports: Report[] = [
  report('le-matin', 'visit', april, { status: 'planned', span: { from: toDay(2024, 9, 1), to: toDay(2024, 9, 30), core: null, window: true, doubt: 'none' }, words: 'en septembre prochain', people: ['envoy'] }),
  report('mfa', 'visit', toDay(2024, 10, 7), { status: 'announced', span: toSpan(october, october + 2), official: true, links: [{ type: 'realises', to: 'letter' }] }),
  report('map', 'visit', october + 3, { status: 'held', span: toSpan(october, october + 2), place: 'rabat', people: ['envoy', 'host'] }),
  report('blog', 'visit', october + 9, { status: 'held', span: toSpan(october + 1, october + 4), place: 'sale' }),
  report('undated', 'visit', null, { status: 'held' }),
  ...[1, 2, 3].map((index) => report(`echo-${String(index)}`, 'visit', october + 20 + index, { status: 'held', origin: 'map' })),
  report('hespress', 'talks', april, { status: 'held', span: toSpan(april - 2), links: [{ type: 'prepares', to: 'visit' }] }),
];
const corpus = toCorpus(
  toFirst(
    [
      toEvent('talks', { kind: 'ministerial-visit', title: words('Talks'), span: toSpan(april - 2), people: [{ person: 'envoy', part: 'visitor' }] }),
      toEvent('visit', {
        kind: 'state-visit', title: words('State visit'), span: toSpan(october, october + 2), place: 'rabat', topics: ['visas'],
        people: [{ person: 'envoy', part: 'visitor' }, { person: 'host', part: 'host' }], links: [{ type: 'leads-to', to: 'agreement' }],
      }),
      toEvent('letter', { kind: 'letter', title: words('Letter'), span: toSpan(toDay(2024, 7, 30)) }),
      toEvent('agreement', { kind: 'agreement', title: words('Agreement'), span: toSpan(october + 1), people: [{ person: 'envoy', part: 'interlocutor' }, { person: 'host', part: 'interlocutor' }] }),
      toEvent('dinner', { kind: 'meeting', title: words('Dinner'), span: toSpan(october + 40), people: [{ person: 'envoy', part: 'interlocutor' }, { person: 'host', part: 'interlocutor' }] }),
    ],
    reports,
    {
      people: [
        { id: 'envoy', name: words('Envoy'), aliases: [], side: 'FR', offices: [] },
        { id: 'host', name: words('Host'), aliases: [], side: 'MA', offices: [] },
      ],
      places: [{ id: 'rabat', name: words('Rabat'), aliases: [], country: 'MA', at: [34, -6.8] }],
      topics: [{ id: 'visas', name: words('Visas'), aliases: [] }],
      publishers: reports.map(({ article }) => ({ id: article, name: article.toUpperCase(), aliases: [], country: null, language: 'fr', official: false })),
      articles: reports.map(({ article, known }) => ({ id: article, publisher: article, language: 'fr', published: known === null ? null : toSpan(known) })),
    },
  ),
);
const evidence: Evidence = {
  format: 1,
  version: 'drawn',
  prose: [{ id: 'visit', summary: words('What came of it <b>&'), outcomes: [words('A declaration')], note: words('Sources differ'), links: [{ type: 'leads-to', to: 'agreement', note: words('Signed on the second day') }] }],
  bibliography: reports.map(({ article }) => ({ id: article, title: `Title of ${article}`, url: `https://example.org/${article}` })),
  quotations: [{ id: 'le-matin#0', quote: 'une visite en septembre prochain' }],
  stories: [],
};

interface Given {
  language?: Language;
  evidence?: Evidence | null;
}

function show(id: string, day: Day, { language = 'en', evidence: behind = evidence }: Given = {}) {
  const i18n = createI18n(language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18n.direction;
  const known = knownOn(corpus, day, today);
  const links = linksOn(corpus, known, day, today);
  const on = { onselect: vi.fn(), onpage: vi.fn(), onday: vi.fn(), onclose: vi.fn() };
  const event = known.find((each) => each.id === id)!;
  const { container, rerender } = render(Panel, { props: { event, known, links, similar: derivedLinks(corpus, known, links, id), corpus, evidence: behind, i18n, href: 'https://example.org/#v=1', day, today, pinned: 'https://example.org/#v=1&known=2024-04-23', addressOf: (other: string) => `https://example.org/#v=1&event=${other}`, ...on } });
  const clean = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
  return { ...on, i18n, container, rerender, said: () => clean(container.textContent), rows: (selector: string) => [...container.querySelectorAll(selector)].map((row) => clean(row.textContent)) };
}

describe('before it is over', () => {
  test.each(LANGUAGES)('no summary, outcome or note, and it says why: %s', (language) => {
    const { said, i18n } = show('visit', october - 5, { language });
    for (const told of ['What came of it', 'A declaration', 'Sources differ', 'Rabat', 'Visas', 'Host']) expect(said()).not.toContain(told);
    expect(said()).toContain(i18n.t('panel.notOver').replace(/\s+/g, ' '));
    expect(said()).toContain(`State visit (${language})`);
  });

  test('only what had been reported by then, the newest first', () => {
    expect(show('visit', october - 5).rows('.source .publisher')).toEqual(['MFA', 'LE-MATIN']);
    expect(show('visit', april).rows('.source .publisher')).toEqual(['LE-MATIN']);
  });

  test('the date as announced, and the source’s own words for it', () => {
    const { said } = show('visit', april);
    expect(said()).toContain('planned for September 2024');
    expect(said()).toContain('In the source’s words: “en septembre prochain”');
  });

  test('no link of the editors, and none to what is yet to come', () => {
    expect(show('visit', october - 5).rows('.links li')).toEqual([expect.stringContaining('prepared by Talks (en)'), expect.stringContaining('realises Letter (en)')]);
  });

  test('a date that passed without report is said to have', () => {
    expect(show('visit', toDay(2024, 10, 2)).said()).toContain('The date announced has passed without any report that it was held, put off or called off.');
  });
});

describe('who says what', () => {
  const values = (rows: (selector: string) => string[]): string[] => rows('.saying > summary, p.saying');

  test('what is shown with its voices, what differs under it, since when, and the plans that were overtaken folded away', () => {
    const { rows } = show('visit', today);
    expect(rows('.sayings > dt')).toEqual(['Date', 'Status', 'Place', 'People', 'Topics'].slice(0, 4));
    expect(values(rows).slice(0, 3)).toEqual(['28–30 Oct 2024 2 voices · since 7 Oct 2024', '29 Oct – 1 Nov 2024 says otherwise 1 voice · since 6 Nov 2024', 'Sep 2024 1 voice · since 23 Apr 2024']);
    expect(rows('.sayings .more > summary')).toEqual(['1 earlier value, overtaken', '2 earlier values, overtaken']);
  });

  test('nothing of a later day', () => {
    const { rows } = show('visit', april);
    expect(values(rows)).toEqual(['Sep 2024 1 voice · since 23 Apr 2024', 'planned 1 voice · since 23 Apr 2024', 'Envoy (en) 1 voice · since 23 Apr 2024']);
  });

  test('from a value to its source by keyboard, though the source is folded away', async () => {
    const { container } = show('visit', today);
    const value = [...container.querySelectorAll<HTMLElement>('.saying > summary')].find((each) => each.textContent.includes('took place'))!;
    value.focus();
    await userEvent.keyboard('{Enter}');
    const undated = [...value.parentElement!.querySelectorAll('button')].find((each) => each.textContent.includes('UNDATED'))!;
    expect(container.querySelector('[data-report="undated#0"]')).toBeNull();
    undated.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.getAttribute('data-report')).toBe('undated#0');
    expect(value.parentElement!.textContent.replace(/[\u2066-\u2069]/g, '')).toContain('relays MAP');
  });
});

describe('names lead to their pages', () => {
  test('of people, places, topics and publishers', async () => {
    const { onpage } = show('visit', today);
    for (const name of ['Envoy (en)', 'Rabat (en)', 'Visas (en)']) await userEvent.click(screen.getAllByRole('button', { name })[0]!);
    await userEvent.click(screen.getAllByRole('button', { name: 'BLOG' })[0]!);
    await expect.poll(() => onpage.mock.calls.flat()).toEqual([{ of: 'person', id: 'envoy' }, { of: 'place', id: 'rabat' }, { of: 'topic', id: 'visas' }, { of: 'publisher', id: 'blog' }]);
  });
});

describe('along the chain', () => {
  test('the one before and the one after, as known on the day', async () => {
    const { rows, onselect } = show('visit', today);
    expect(rows('.chain button')).toEqual(['Before Letter (en) 30 Jul 2024', 'After Agreement (en) 29 Oct 2024']);
    await userEvent.click(screen.getByRole('button', { name: /^After/ }));
    await expect.poll(() => onselect.mock.calls).toEqual([['agreement']]);
  });

  test('there is none before it is known', () => {
    expect(show('visit', october - 5).rows('.chain button')).toEqual(['Before Letter (en) 30 Jul 2024']);
    expect(show('letter', toDay(2024, 8, 1)).rows('.chain button')).toEqual([]);
  });
});

describe('once it is over', () => {
  test.each(LANGUAGES)('what came of it, as text: %s', (language) => {
    const { said, container, i18n } = show('visit', today, { language });
    for (const told of [`What came of it <b>& (${language})`, `A declaration (${language})`, `Sources differ (${language})`, `Rabat (${language})`, `Visas (${language})`, `Host (${language})`]) expect(said()).toContain(told);
    expect(said()).not.toContain(i18n.t('panel.notOver').replace(/\s+/g, ' '));
    expect(container.querySelector('b')).toBeNull();
    expect(getComputedStyle(container.querySelector('.panel')!).direction).toBe(i18n.direction);
  });

  test('the date has its days of the week', () => {
    expect(show('visit', today).rows('.date')[0]).toBe('Monday 28 – Wednesday 30 October 2024 · Rabat (en)');
  });

  test('voices that relay one another are counted once, and what differs by its field', () => {
    const [tally] = show('visit', today).rows('.tally');
    // the agency and its three echoes are one, the undated page another; the blog differs
    expect(tally).toBe('2 independent voices agree · 1 differs on the date · 1 differs on the place');
  });

  test('who says otherwise stands first and says so; the undated last', async () => {
    const { rows, container } = show('visit', today);
    expect(rows('.source .publisher')).toHaveLength(6);
    await userEvent.click(screen.getByRole('button', { name: /Show all .*8.* reports/ }));
    await expect.poll(() => rows('.source .publisher')).toHaveLength(8);
    const all = rows('.source .publisher');
    expect([all[0], all.at(-1)]).toEqual(['BLOG', 'UNDATED']);
    expect(container.querySelectorAll('.source.differs')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: /Show all/ })).toBeNull();
  });

  test('the plans stand in their ladder, and a day on it leads there', async () => {
    const { rows, onday } = show('visit', today);
    expect(rows('.ladder .date')).toEqual(['Sep 2024', '28–30 Oct 2024']);
    await userEvent.click(screen.getByRole('button', { name: '23 Apr 2024' }));
    await vi.waitFor(() => expect(onday).toHaveBeenCalledExactlyOnceWith(april));
  });
});

describe('while the evidence is on its way', () => {
  test('what is known stands already, without prose, titles or links, and says that they come', async () => {
    const { said, rerender, container } = show('visit', today, { evidence: null });
    expect(said()).toContain('Titles and quotations are on their way.');
    expect(said()).toContain('State visit (en)');
    expect(container.querySelector('a, blockquote')).toBeNull();
    await rerender({ evidence });
    expect(said()).not.toContain('on their way');
    expect(said()).toContain('What came of it');
  });
});

describe('linked events', () => {
  test.each([
    ['en', ['prepared by Talks', 'leads to Agreement', 'realises Letter', 'same counterparts Dinner']],
    ['fr', ['que prépare Talks', 'mène à Agreement', 'réalise Letter', 'mêmes interlocuteurs Dinner']],
    ['ar', ['مهد له Talks', 'يفضي إلى Agreement', 'يحقق Letter', 'الطرفان نفساهما Dinner']],
  ] as const)('are named by what they are to this one: %s', (language, expected) => {
    const { container } = show('visit', today, { language });
    const first = (element: Element | null): string => element?.firstChild?.textContent?.trim() ?? '';
    const rows = [...container.querySelectorAll('.links li')].map((row) => `${first(row.querySelector('.word'))} ${first(row.querySelector('button')).replace(/ \(.*/, '')}`);
    expect(rows).toEqual(expected);
  });

  test('from the other end the word turns round', () => {
    expect(show('talks', today).rows('.links .word')[0]).toBe('prepares');
    expect(show('letter', today).rows('.links .word')[0]).toBe('realised by');
    expect(show('agreement', today).rows('.links .word')[0]).toMatch(/^comes from/);
  });

  test('who drew the link is said: a source without a word, the editors, the software', () => {
    const { rows } = show('visit', today);
    const own = rows('.links li').map((row) => [/Talks|Letter|Agreement|Dinner/.exec(row)?.[0], /editors’ own link|found by the software/.exec(row)?.[0] ?? null]);
    expect(own).toEqual([['Talks', null], ['Agreement', 'editors’ own link'], ['Letter', null], ['Dinner', 'found by the software']]);
  });

  test('the editors’ note on a link is told once both events are over', () => {
    expect(show('visit', today).rows('.links .why')).toEqual(['Signed on the second day (en)']);
    expect(show('agreement', today).rows('.links .why')).toEqual(['Signed on the second day (en)']);
    expect(show('agreement', october + 1).rows('.links .why')).toEqual([]);
  });

  test('open by their button', async () => {
    const { onselect } = show('visit', today);
    await userEvent.click(screen.getByRole('button', { name: /Talks/ }));
    await userEvent.click(screen.getByRole('button', { name: /Dinner/ }));
    await expect.poll(() => onselect.mock.calls).toEqual([['talks'], ['dinner']]);
  });
});

test('an event that no source has told of is settled by the editors', () => {
  expect(show('dinner', today).said()).toContain('settled by the editors');
});

test('what began before any source had spoken says so, until one has', () => {
  expect(show('talks', april - 1).said()).toContain('Known from later sources only');
  expect(show('talks', april).said()).not.toContain('Known from later sources only');
});

test('where all its sources are later it says how many there are, and nothing of what they say', () => {
  const { said, rows } = show('talks', april - 1);
  expect(said()).toContain('The one source is later than this day.');
  expect(rows('.source, .saying')).toEqual([]);
  expect(said()).not.toContain('HESPRESS');
  expect(show('talks', april).said()).not.toContain('later than this day');
});

test('voices that differ are counted once where they relay one another', () => {
  const echoed = toCorpus(toFirst([toEvent('visit', { span: toSpan(april) })], ['map', 'echo', 'other'].map((id) => report(id, 'visit', april + 5, { status: 'held', span: toSpan(april + 2), origin: id === 'other' ? id : 'map' }))));
  const [event] = knownOn(echoed, today, today);
  const { container } = render(Panel, { props: { event: event!, known: [event!], links: [], similar: [], corpus: echoed, evidence: null, i18n: createI18n('en'), href: '', day: today, today, pinned: '', addressOf: () => '', onselect: vi.fn(), onpage: vi.fn(), onday: vi.fn(), onclose: vi.fn() } });
  expect(container.querySelector('.tally')!.textContent).toContain('2 differ on the date');
});

test('closes by its button', async () => {
  const { onclose } = show('visit', today);
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  await vi.waitFor(() => expect(onclose).toHaveBeenCalledOnce());
});

describe('the link to this picture', () => {
  test('is copied, and says so', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { said } = show('visit', today);
    await userEvent.click(screen.getByRole('button', { name: 'Copy link' }));
    await vi.waitFor(() => expect(said()).toContain('Link copied.'));
    expect(write).toHaveBeenCalledExactlyOnceWith('https://example.org/#v=1');
  });

  test('is shown to be selected where the browser refuses', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    show('visit', today);
    await userEvent.click(screen.getByRole('button', { name: 'Copy link' }));
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Copy link' });
    expect([field.value, field.readOnly]).toEqual(['https://example.org/#v=1', true]);
  });
});

describe('citing', () => {
  const open = (container: HTMLElement): HTMLElement => {
    container.querySelector<HTMLElement>('.citing summary')!.click();
    return container.querySelector<HTMLElement>('.cite')!;
  };
  const cited = (container: HTMLElement): string => container.querySelector('.citations')!.textContent.replace(/\s+/g, ' ').trim();

  test('the event as known on the day, at an address that holds the day', () => {
    const { container } = show('visit', april);
    open(container);
    expect(cited(container)).toMatch(/^State visit \(en\) \(as known on .*2024\) \(version drawn\)\. \(n\.d\.\)\. /);
    expect(cited(container)).toContain('https://example.org/#v=1&known=2024-04-23');
  });

  test.each(LANGUAGES)('one of its articles, from the source itself: %s', async (language) => {
    const { container, i18n } = show('visit', april, { language });
    const button = [...container.querySelectorAll<HTMLElement>('.source .foot button')][0]!;
    expect(button.textContent).toContain(i18n.t('cite.short'));
    button.click();
    await tick();
    expect(container.querySelector<HTMLDetailsElement>('.citing')!.open).toBe(true);
    const { article } = corpus.reportById.get('le-matin#0')!;
    expect(container.querySelector<HTMLSelectElement>('.cite select')!.value).toBe(article);
    expect(cited(container)).toContain(`https://example.org/${article}`);
  });

  test('copying says that it copied, or what to do where the browser refuses', async () => {
    const written: string[] = [];
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => Promise.resolve(void written.push(text)));
    const { container } = show('visit', april);
    const cite = open(container);
    const copy = [...cite.querySelectorAll('button')][0]!;
    copy.click();
    await vi.waitFor(() => expect(cite.querySelector('[role="status"]')!.textContent).toBe('Citation copied.'));
    expect(written).toEqual([cited(container)]);
    write.mockImplementation(() => Promise.reject(new Error('refused')));
    copy.click();
    await vi.waitFor(() => expect(cite.querySelector('[role="status"]')!.textContent).toContain('Select the citation above'));
    write.mockRestore();
  });

  test('all references at once, in each of the files', async () => {
    const { container } = show('visit', october + 5);
    const cite = open(container);
    cite.querySelector<HTMLElement>('input[type="checkbox"]')!.click();
    await tick();
    const articles = new Set(corpus.reportsOf.get('visit')!.filter(({ known }) => known !== null && known <= october + 5).map(({ article }) => article));
    expect(cite.querySelectorAll('.citations li').length).toBe(articles.size + 1);
    const made: Blob[] = [];
    const make = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (made.push(blob as Blob), 'blob:none'));
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    for (const name of ['BibLaTeX', 'RIS', 'CSL-JSON']) [...cite.querySelectorAll('button')].find((each) => each.textContent === name)!.click();
    const texts = await Promise.all(made.map((blob) => blob.text()));
    expect(texts[0]!.match(/^@/gm)!.length).toBe(articles.size + 1);
    expect(texts[1]!.match(/^TY {2}- /gm)!.length).toBe(articles.size + 1);
    expect((JSON.parse(texts[2]!) as unknown[]).length).toBe(articles.size + 1);
    make.mockRestore();
    click.mockRestore();
  });
});
