// Our timeline alone in a page, as the peers are: the worker reads the corpus in lines while the page fetches and runs its own code.

import { begun } from './begun.ts';

void import('./show.ts').then(({ show }) => show(begun));
