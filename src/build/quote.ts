/** A JSON text as a script's string: it has two line ends that a script had not always */
export const quote = (json: string): string => `'${json.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
