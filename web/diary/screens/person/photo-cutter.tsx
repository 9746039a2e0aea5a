import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { type CropView, cropOf, dragged, FIRST_VIEW, MOST_ZOOM } from './photo-crop.ts';
import { drawPart, jpegOf } from './read-photo.ts';
import { usePart } from './use-act.ts';

const SLIDERS = [
  { key: 'zoom', least: 1, most: MOST_ZOOM },
  { key: 'x', least: 0, most: 1 },
  { key: 'y', least: 0, most: 1 },
] as const;

/** The cut of a photo: what stands in the frame is what is kept. By hand, or by three sliders from the keyboard. */
export const PhotoCutter = ({
  picture,
  isPending,
  onCut,
  onClose,
}: {
  readonly picture: ImageBitmap;
  readonly isPending: boolean;
  readonly onCut: (base64: string) => void;
  readonly onClose: () => void;
}) => {
  const { t } = usePart('');
  const [view, setView] = useState<CropView>(FIRST_VIEW);
  const canvas = useRef<HTMLCanvasElement>(null);
  const held = useRef<{ readonly x: number; readonly y: number }>(undefined);
  useEffect(() => {
    if (canvas.current) drawPart(canvas.current, picture, cropOf(picture, view));
  }, [picture, view]);
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = held.current;
    if (from === undefined) return;
    const { width, height } = event.currentTarget.getBoundingClientRect();
    held.current = { x: event.clientX, y: event.clientY };
    const by = { x: (event.clientX - from.x) / width, y: (event.clientY - from.y) / height };
    setView((now) => dragged(picture, now, by));
  };
  return (
    <div className="photo-cutter">
      <canvas
        ref={canvas}
        className="photo-frame"
        role="img"
        aria-label={t('photo.preview')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={move}
        onPointerUp={() => {
          held.current = undefined;
        }}
      />
      <div className="photo-sliders">
        <p className="soft small">{t('photo.cutHint')}</p>
        {SLIDERS.map(({ key, least, most }) => (
          <label key={key} className="label">
            {t(`photo.slider.${key}`)}
            <input
              type="range"
              min={least}
              max={most}
              step={(most - least) / 100}
              value={view[key]}
              onChange={(event) => {
                const value = Number(event.target.value);
                setView((now) => ({ ...now, [key]: value }));
              }}
            />
          </label>
        ))}
        <div className="office-acts">
          <Button
            kind="go"
            icon="check"
            isPending={isPending}
            onPress={() => canvas.current && onCut(jpegOf(canvas.current))}
          >
            {t('photo.save')}
          </Button>
          <Button onPress={onClose}>{t('form.cancel')}</Button>
        </div>
      </div>
    </div>
  );
};
