/** The key map: what a key does on the timeline. Arrows follow the eye, so they turn with the axis. */
import type { Form } from './scene.ts';

export type Command =
  /** along the axis */
  | { do: 'step'; by: 1 | -1 }
  /** across it: right or down (1), left or up (−1) */
  | { do: 'beside'; by: 1 | -1 }
  | { do: 'end'; which: 'first' | 'last' }
  | { do: 'zoom'; by: 1 | -1 }
  | { do: 'fit' }
  | { do: 'pan'; by: 1 | -1 }
  | { do: 'source'; by: 1 | -1 }
  | { do: 'open' }
  | { do: 'close' }
  | { do: 'help' };

/** A key as in `KeyboardEvent.key` → a command; null: not ours. Keys with Ctrl, Alt or Meta are the browser's. `mirrored`: time runs from right to left. */
export function toCommand(key: string, form: Form, mirrored: boolean): Command | null {
  const onward = mirrored && form === 'across' ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return form === 'across' ? { do: 'step', by: onward } : { do: 'beside', by: 1 };
    case 'ArrowLeft':
      return form === 'across' ? { do: 'step', by: onward === 1 ? -1 : 1 } : { do: 'beside', by: -1 };
    case 'ArrowDown':
      return form === 'across' ? { do: 'beside', by: 1 } : { do: 'step', by: 1 };
    case 'ArrowUp':
      return form === 'across' ? { do: 'beside', by: -1 } : { do: 'step', by: -1 };
    case 'Home':
      return { do: 'end', which: 'first' };
    case 'End':
      return { do: 'end', which: 'last' };
    case 'PageDown':
      return { do: 'pan', by: 1 };
    case 'PageUp':
      return { do: 'pan', by: -1 };
    case '+':
    case '=':
      return { do: 'zoom', by: 1 };
    case '-':
    case '_':
      return { do: 'zoom', by: -1 };
    case '0':
      return { do: 'fit' };
    case '[':
      return { do: 'source', by: -1 };
    case ']':
      return { do: 'source', by: 1 };
    case 'Enter':
      return { do: 'open' };
    case 'Escape':
      return { do: 'close' };
    case '?':
      return { do: 'help' };
    default:
      return null;
  }
}
