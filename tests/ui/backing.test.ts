import { describe, expect, it } from 'vitest';
import { createI18n } from '../../src/i18n/index.ts';
import { sayExported } from '../../src/ui/backing.ts';

describe('the day of a backup', () => {
  it('is said as every other day is', () => {
    expect(sayExported('2026-11-29T09:00:00.000Z', createI18n('en'))).toBe('29 November 2026');
    expect(sayExported('2026-11-29T09:00:00.000Z', createI18n('fr'))).toBe('29 novembre 2026');
  });

  it('what is no date is shown as the file has it', () => {
    expect(sayExported('2026-02-30T00:00', createI18n('en'))).toBe('2026-02-30');
    expect(sayExported('some day in autumn', createI18n('en'))).toBe('some day i');
  });
});
