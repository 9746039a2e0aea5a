/** What the server takes, in megabytes. */
export const MOST_MEGABYTES = 8;

export const isTooLarge = (files: readonly { readonly size: number }[]): boolean =>
  files.reduce((sum, { size }) => sum + size, 0) > MOST_MEGABYTES * 1024 * 1024;

/** Content of files in base64, one after the other. */
export const base64Of = (files: readonly Blob[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([...files]));
  });
