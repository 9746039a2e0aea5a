const KEPT_MS = 60_000;

/**
 * Shows a PDF in a tab of its own. The tab is opened at the press, before the answer comes, or the browser would take it for an
 * advertisement; it is closed when nothing comes.
 */
export const openPdf = async (load: () => Promise<Blob>): Promise<void> => {
  const tab = window.open('', '_blank');
  try {
    const address = URL.createObjectURL(await load());
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    if (tab === null) {
      // Tabs are forbidden here: the file is saved instead.
      Object.assign(document.createElement('a'), { href: address, download: '' }).click();
    } else tab.location.href = address;
  } catch (error) {
    tab?.close();
    throw error;
  }
};
