import { readFileSync } from 'node:fs';
import { guard, guardClass } from './not-provided.ts';

/** A picture as bytes. Nothing is decoded: sizes are those the caller asks for. */
export class NativeImage {
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  isEmpty(): boolean {
    return this.bytes.length === 0;
  }

  toPNG(): Buffer {
    return this.bytes;
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.bytes.toString('base64')}`;
  }

  resize(): NativeImage {
    return this;
  }

  setTemplateImage(): void {}
}
guardClass('NativeImage', NativeImage);

/** As in Electron, a file that cannot be read makes an empty image. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

export const imageOf = (bytes: Buffer): NativeImage => new NativeImage(bytes);

export const nativeImage = guard('nativeImage', {
  createEmpty: () => imageOf(Buffer.alloc(0)),
  createFromPath: (path: string) => imageOf(bytesOf(path)),
  createFromBuffer: (bytes: Buffer) => imageOf(bytes),
  createFromDataURL: (url: string) => imageOf(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
});
