/** Who wants to hear of each new state of a store. */
export interface Listeners<State> {
  /** Tells the present state at once and each later one; returns how to stop. */
  subscribe: (listener: (state: State) => void) => () => void;
  tell: () => void;
  clear: () => void;
}

/** `state`: the present one. */
export function createListeners<State>(state: () => State): Listeners<State> {
  const all = new Set<(state: State) => void>();
  return {
    subscribe(listener) {
      all.add(listener);
      listener(state());
      return () => all.delete(listener);
    },
    tell() {
      for (const listener of all) listener(state());
    },
    clear: () => all.clear(),
  };
}
