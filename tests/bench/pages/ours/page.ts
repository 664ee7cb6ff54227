// Our timeline alone in a page, as the peers are. As in the embed, the corpus is asked for at once, and the first picture
// is painted by a small script. A large corpus is read in a worker.

import { begun } from './begun.ts';

void import('./first.ts').then(({ first }) => first(begun));
