import { useState } from 'react';
import { initialsOf, tintOf } from '../../shared/ui/initials.ts';
import { photoOf } from '../link/kiosk-link.ts';

/** A school's photo to compare with, where the school allows it; else the drawn initials. The name stands beside it. */
export const Face = ({
  id,
  name,
  hasPhoto,
  size,
}: {
  id: string;
  name: string;
  hasPhoto: boolean;
  size: 'mid' | 'big' | 'huge';
}) => {
  const [isBroken, setBroken] = useState(false);
  if (hasPhoto && !isBroken)
    return (
      <img className={`face ${size}`} src={photoOf(id)} alt="" onError={() => setBroken(true)} />
    );
  return (
    <span className={`face ${size} f${tintOf(id)}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
};
