/** From known events to a scene, in the form and the direction asked for. */
import type { Plot, Scene } from '../scene.ts';
import { layoutAcross } from './across.ts';
import { layoutDown } from './down.ts';
import { Memory } from './memory.ts';
import { mirror } from './mirror.ts';

/** Pure; lays everything anew. */
export const layout = (plot: Plot): Scene => createLayout()(plot);

/** The same, remembering what it laid: a picture that is panned costs what comes into sight. */
export function createLayout(): (plot: Plot) => Scene {
  const memory = new Memory();
  return (plot) => {
    const scene = plot.form === 'across' ? layoutAcross(plot, memory) : layoutDown(plot, memory);
    return plot.mirrored ? mirror(scene) : scene;
  };
}
