/** What somebody has asked for cannot be: one sentence, which is all that they are told, and exit code 2. */
export class WrongUse extends Error {}
