// What stands in for the embed in `hosts.e2e.ts`: a root, whose size the tests change, and nothing else.
import { followHeight } from '../../../src/share/height.ts';

followHeight(document.getElementById('root')!, { id: new URLSearchParams(location.search).get('id') ?? '', address: location.href, window });
