// Nothing at all: what a frame takes on this machine before anybody works in it.

import { countNodes, painted } from '../contract.ts';

window.bench = { ready: painted(), pan() {}, zoom() {}, labels: () => [], nodes: countNodes };
