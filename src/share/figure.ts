/**
 * A picture to be published: the text of a `figure` element with the image, its alternative text, a caption, a source
 * line and all events as a table, to be set into a page that knows nothing of ours. Pure.
 *
 * Promises: whatever a title holds is text; a link is http or https and absolute; nothing in it runs, nothing is styled;
 * the table has a row for every event.
 */
import { citedFor, placesFor, type Shown } from '../formats/shown.ts';
import { directionOfText } from '../i18n/index.ts';
import { safeUrl } from '../model/address.ts';
import type { KnownEvent } from '../model/known.ts';
import { sayDate } from '../cards/say.ts';
import { escapeAttribute, escapeText } from './markup.ts';

export interface FigureOf {
  /** an image file beside the page, or the picture itself (`toPicture`'s SVG) */
  image: { file: string; width: number; height: number } | { svg: string };
  alt: string;
  title: string;
  note: string;
  /** as the picture says it; its address */
  source: string;
  shown: Pick<Shown, 'events' | 'corpus' | 'evidence' | 'i18n' | 'address'>;
}

/** An own text apart from its neighbours, which way either of them runs. */
const apart = (text: string): string => `<bdi dir="${directionOfText(text)}">${escapeText(text)}</bdi>`;

export function toFigure({ image, alt, title, note, source, shown }: FigureOf): string {
  const { i18n } = shown;
  const drawn =
    'svg' in image
      ? // the declaration is a file's
        image.svg.replace(/^<\?xml[^>]*\?>\s*/, '').trim()
      : `<img src="${escapeAttribute(encodeURI(image.file.toWellFormed().replace(/[^\p{L}\p{N}._ -]/gu, '-')))}" width="${String(image.width)}" height="${String(image.height)}" alt="${escapeAttribute(alt)}">`;
  const address = safeUrl(shown.address);
  const heads = (['print.when', 'print.event', 'picture.place', 'filter.statuses', 'print.according'] as const).map((key) => `<th scope="col">${escapeText(i18n.plain(key))}</th>`);
  return [
    `<figure lang="${i18n.language}" dir="${i18n.direction}">`,
    drawn,
    '<figcaption>',
    `<p><strong>${escapeText(title)}</strong></p>`,
    ...(note.trim() === '' ? [] : [`<p>${escapeText(note)}</p>`]),
    `<p><small>${address === null ? escapeText(source) : `<a href="${escapeAttribute(address)}" rel="noopener">${escapeText(source)}</a>`}</small></p>`,
    '</figcaption>',
    '<details>',
    `<summary>${escapeText(i18n.plain('figure.table'))}</summary>`,
    '<table>',
    `<thead><tr>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...shown.events.map((event) => toRow(event, shown)),
    '</tbody>',
    '</table>',
    '</details>',
    '</figure>',
    '',
  ].join('\n');
}

function toRow(event: KnownEvent, shown: FigureOf['shown']): string {
  const { i18n, corpus } = shown;
  const places = placesFor(corpus, event).map(({ name }) => i18n.words(name));
  const cells = [event.span === null ? i18n.plain('date.none') : sayDate(event, i18n), null, i18n.list(places, 'unit'), i18n.plain(`status.${event.status}`)];
  const said = cells.map((cell) => (cell === null ? `<th scope="row">${apart(i18n.words(event.title))}</th>` : `<td>${cell === '' ? '' : apart(cell)}</td>`));
  return `<tr>${said.join('')}<td>${sourcesOf(event, shown)}</td></tr>`;
}

/** Every article that date and status stand on, by its publisher; without one, the editors. */
function sourcesOf(event: KnownEvent, { corpus, evidence, i18n }: FigureOf['shown']): string {
  const articles = new Set([...event.because.date, ...event.because.status].map((id) => corpus.reportById.get(id)?.article));
  const links = citedFor({ corpus, evidence }, event)
    .filter(({ article }) => articles.has(article.id))
    .map(({ article, bibliography, publisher }) => {
      const [name, url] = [apart(publisher?.name ?? article.publisher), bibliography.url === null ? null : safeUrl(bibliography.url)];
      return url === null ? name : `<a href="${escapeAttribute(url)}" rel="noopener">${name}</a>`;
    });
  return links.length === 0 ? escapeText(i18n.plain('panel.settled')) : links.join(escapeText(i18n.comma));
}
