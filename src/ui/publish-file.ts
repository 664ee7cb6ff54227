/** The embed as one file, made of what the site ships beside the page. */
import type { Language } from '../i18n/index.ts';
import type { Parcel } from '../share/parcel-read.ts';
import { toSingleFile, type SingleFile } from '../share/single.ts';

/** `embed`: where its files are. Throws where one does not come. */
export async function toFile(embed: string, parcel: Parcel, told: { asked: string; language: Language; title: string; noscript: string }): Promise<SingleFile> {
  const read = async (name: string): Promise<string> => {
    const answer = await fetch(new URL(name, embed));
    if (!answer.ok) throw new Error(`${name}: ${String(answer.status)}`);
    return answer.text();
  };
  const [style, first, rest, language] = await Promise.all(['embed.css', 'first.js', 'rest.js', `${told.language}.js`].map(read));
  return toSingleFile({ style: style!, first: first!, rest: rest!, language: language! }, parcel, told);
}
