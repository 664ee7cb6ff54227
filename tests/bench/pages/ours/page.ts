// Our timeline alone in a page, as the peers are: the worker reads the corpus in lines while the page runs its own code.

import { begun } from './begun.ts';
import { show } from './show.ts';

show(begun);
