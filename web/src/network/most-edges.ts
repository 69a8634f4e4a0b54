/** More edges than this are never drawn one by one. */
export const mostEdges = 4000;
