/** The `edtf` package carries no types; this is the part that `edtf.ts` uses. */
declare module 'edtf' {
  interface Extended {
    /** the text that the package would write for it */
    readonly edtf: string;
    /** first millisecond, UTC; -Infinity where open */
    readonly min: number;
    /** last millisecond, UTC; Infinity where open */
    readonly max: number;
  }
  export default function edtf(text: string): Extended;
}
