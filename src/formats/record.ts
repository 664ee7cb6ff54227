/** Values of foreign JSON, which may be anything. They are copied field by field; none is ever merged into another. */
import { shown } from '../model/shown.ts';
import type { Intake, Said } from './intake.ts';
import { below } from '../model/source.ts';

export type Rec = Readonly<Record<string, unknown>>;

export const isRec = (value: unknown): value is Rec => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isAbsent = (value: unknown): value is undefined | null | '' => value === undefined || value === null || value === '';

/** A number, or a text that is one; NaN for anything else, for an object may have a `toString` that is no function. */
export const toNumber = (value: unknown): number => (typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN);

/** A field and its place. */
export const field = (at: string, rec: Rec, key: string): Said => ({ at: below(at, key), value: rec[key] });

/** The first of several names of a field that is there. */
export function anyOf(at: string, rec: Rec, ...keys: string[]): Said | undefined {
  const key = keys.find((each) => !isAbsent(rec[each]));
  return key === undefined ? undefined : field(at, rec, key);
}

/** The objects of a list, each with its place; what is none is told. */
export function objectsOf({ fault }: Intake, at: string, value: unknown): Said<Rec>[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) {
    fault('shape', at, 'a list', shown(value));
    return [];
  }
  return value.flatMap((each: unknown, index) => {
    const place = below(at, index);
    if (isRec(each)) return [{ at: place, value: each }];
    fault('shape', place, 'an object', shown(each));
    return [];
  });
}

/** An object, or nothing; anything else is told. */
export function objectOf({ fault }: Intake, { at, value }: Said): Rec | null {
  if (isRec(value)) return value;
  if (!isAbsent(value)) fault('shape', at, 'an object', shown(value));
  return null;
}
