import type { Message } from '../apply-event.ts';

type Content = Message['content'];
export type ContentOf<Type extends Content['type']> = Extract<Content, { type: Type }>;
export type FileContent = ContentOf<'image' | 'video' | 'audio' | 'document' | 'sticker'>;
export type Media = NonNullable<FileContent['media']>;
