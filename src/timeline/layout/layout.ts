/** From known events to a scene, in the form and the direction asked for. Pure. */
import type { Plot, Scene } from '../scene.ts';
import { layoutAcross } from './across.ts';
import { layoutDown } from './down.ts';
import { mirror } from './mirror.ts';

export function layout(plot: Plot): Scene {
  const scene = plot.form === 'across' ? layoutAcross(plot) : layoutDown(plot);
  return plot.mirrored ? mirror(scene) : scene;
}
