/** The windows that are open, for those who must not depend on what a window is: the app's end and the traffic. */
export interface OpenWindow {
  close(): void;
  destroy(): void;
}

export const openWindows = new Set<OpenWindow>();
