/** Messages that depend on a count, written by plural form; MessageFormat 2 chooses by the language's rules. */
type Form = 'zero' | 'one' | 'two' | 'few' | 'many';

/** `plural({ one: '{$count} event', other: '{$count} events' })` → a message in MessageFormat 2 syntax. */
export function plural({ other, ...forms }: Partial<Record<Form, string>> & { other: string }): string {
  const variants = Object.entries(forms).map(([form, text]) => `${form} {{${text}}}`);
  return ['.input {$count :integer}', '.match $count', ...variants, `* {{${other}}}`].join('\n');
}

/** A message about a file: `$path` says where in it, or is empty. */
export function located(whole: string, within: string): string {
  return ['.input {$path :string}', '.match $path', `|| {{${whole}}}`, `* {{${within}}}`].join('\n');
}
