/** What a file's name says, folder by folder, a line for each: its ending, which tells the kind of the file, is none of its
 *  words. */
export const wordsOfName = (name: string): string => name.replace(/\.[^./]{1,8}$/, '').replaceAll('/', '\n');
