/** What the room of two days is made of, to be loaded as one. */
import Compare from './Compare.svelte';
import OtherDay from './OtherDay.svelte';

export default { Compare, OtherDay };
