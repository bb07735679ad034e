// biome-ignore lint/suspicious/noExplicitAny: replaced by the generator
export interface DB { [table: string]: any }
