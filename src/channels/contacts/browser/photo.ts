/** Pixels of the longer side, as the server keeps it. */
const SIDE = 1600;

/** A photo small enough for a bad network: upright, scaled, JPEG, without what it told of place and device. What this
 *  browser cannot open goes as it is, and the server looks at it. */
export async function scaled(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const by = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * by));
    canvas.height = Math.max(1, Math.round(picture.height * by));
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
    return jpeg ?? file;
  } catch {
    return file;
  }
}
