import { showVis } from './vis.ts';

showVis({});
