/** Changes on one page: when nothing is said, and at most. More than the most is brought down to it. */
export const usualLimit = 50
export const mostLimit = 500
