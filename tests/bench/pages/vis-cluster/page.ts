import { showVis } from '../vis/vis.ts';

showVis({ cluster: { maxItems: 1 } });
