/** Keys that hold in every room, wherever no text is being written. */

export type Shortcut = { do: 'search' } | { do: 'help' } | { do: 'source'; by: 1 | -1 };

const KEYS: Readonly<Record<string, Shortcut>> = { '/': { do: 'search' }, '?': { do: 'help' }, '[': { do: 'source', by: -1 }, ']': { do: 'source', by: 1 } };

/** Letters belong to the field that has the focus, and keys with Ctrl, Alt or Meta to the browser. */
export const isTaken = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || (target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select')));

/** What a key asks of the page; null: nothing, or what has the focus has answered it, or a dialog lies over the page. */
export function toShortcut(event: KeyboardEvent): Shortcut | null {
  if (event.defaultPrevented || isTaken(event) || document.querySelector('dialog[open]') !== null) return null;
  return KEYS[event.key] ?? null;
}

/** The digit from 1 to 4 that a key means, by what it says or, where digits need Shift as in France, by its place; null: none. */
export function digitOf({ key, code, shiftKey, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>): number | null {
  if (ctrlKey || altKey || metaKey) return null;
  const digit = /^[1-4]$/.test(key) ? key : shiftKey ? undefined : /^Digit([1-4])$/.exec(code)?.[1];
  return digit === undefined ? null : Number(digit);
}
