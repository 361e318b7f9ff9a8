const END = /\r\n?|[\n\v\u0085\u2028\u2029]/;

/** The lines of a text, whatever its editor ends them with. */
export const linesOf = (text: string): string[] => text.split(END);
