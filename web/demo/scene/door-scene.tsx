import { Leaves } from './leaves.tsx';

/** What the reader's light and sound say. */
export type Lamp = 'idle' | 'granted' | 'denied' | 'error' | 'attention' | 'prompt';

export interface SceneWords {
  readonly title: string;
  readonly school: string;
  readonly lamp: string;
  readonly lampState: string;
  readonly relay: string;
  readonly relayState: string;
  readonly sound: string;
  readonly soundState: string;
  readonly leaf: string;
  readonly leafState: string;
}

/** The school's entrance, drawn as it is now: lamp, relay, reader, sound and leaf. 600 by 480 units. */
export const DoorScene = ({
  lamp,
  isEnergised,
  isOpen,
  words,
}: {
  lamp: Lamp;
  isEnergised: boolean;
  isOpen: boolean;
  words: SceneWords;
}) => (
  <svg
    viewBox="0 0 600 480"
    preserveAspectRatio="xMidYMax slice"
    role="img"
    aria-label={words.title}
    data-lamp={lamp}
    data-relay={isEnergised ? 'on' : 'off'}
    data-leaf={isOpen ? 'open' : 'shut'}
  >
    <title>{words.title}</title>
    <rect className="wall" width="600" height="480" />
    <rect className="wall-dado" y="298" width="600" height="134" />
    <rect className="wall-stripe" y="292" width="600" height="6" />
    <rect className="floor" y="432" width="600" height="48" />
    <rect className="wall-top" width="600" height="18" />
    <g transform="translate(0 36)">
      <Leaves isOpen={isOpen} />
      <rect x="174" y="18" width="200" height="34" rx="3" className="box" />
      <text x="274" y="40" textAnchor="middle" className="scene-strong">
        {words.school}
      </text>
      <LampPicture lamp={lamp} />
      <text className="scene-strong" x="464" y="40">
        {words.lamp}
      </text>
      <text className="scene-soft" x="464" y="57">
        {words.lampState}
      </text>
      <RelayPicture isEnergised={isEnergised} name={words.relay} state={words.relayState} />
      <ReaderPicture />
      <path
        d="M486 318c3-6 3-12 0-18M493 323c5-9 5-19 0-28"
        className={lamp === 'idle' ? 'sound is-silent' : 'sound'}
      />
      <path d="M462 303h7l9-7v26l-9-7h-7z" className="speaker" />
      <text className="dado-strong" x="462" y="350">
        {words.sound}
      </text>
      <text className="dado-soft" x="462" y="368">
        {words.soundState}
      </text>
      <text className="dado-soft" x="20" y="350">
        {words.leaf}
      </text>
      <text className="dado-strong" x="20" y="368">
        {words.leafState}
      </text>
    </g>
  </svg>
);

/** Light over the door; a sign stands beside each colour. */
const LampPicture = ({ lamp }: { lamp: Lamp }) => (
  <g className={`lamp lamp-${lamp}`}>
    <circle className="glow" cx="418" cy="44" r="36" opacity=".12" />
    <circle className="glow" cx="418" cy="44" r="25" opacity=".2" />
    <path className="wood-3" d="M402 58h32v7h-32z" />
    <path className="bulb" d="M404 58V43a14 14 0 0 1 28 0v15z" />
    {lamp === 'granted' && <path className="lamp-sign" d="M411 45l5 6 10-12" />}
    {lamp === 'denied' && <path className="lamp-sign" d="M411 46h14" />}
    {(lamp === 'error' || lamp === 'attention') && (
      <path className="lamp-sign" d="M418 38v9M418 52v1" />
    )}
  </g>
);

const RelayPicture = ({
  isEnergised,
  name,
  state,
}: {
  isEnergised: boolean;
  name: string;
  state: string;
}) => (
  <g>
    <rect className="box" x="438" y="112" width="142" height="66" rx="4" />
    <path className="line" d="M450 158h14M487 157h14M436 145H418V66" />
    <path
      className={isEnergised ? 'relay-arm is-energised' : 'relay-arm'}
      d={isEnergised ? 'M464 158l22-1' : 'M464 158l20-11'}
    />
    <circle className="pole" cx="450" cy="158" r="3.5" />
    <circle className="pole" cx="464" cy="158" r="3.5" />
    <circle className="pole" cx="487" cy="157" r="3.5" />
    <text className="scene-strong" x="448" y="135">
      {name}
    </text>
    <text className="scene-soft" x="510" y="162">
      {state}
    </text>
  </g>
);

const ReaderPicture = () => (
  <g>
    <rect x="438" y="206" width="46" height="76" rx="6" className="box" />
    <circle cx="461" cy="222" r="4" className="reader-light" />
    <path d="M451 258a14 14 0 0 1 20 0M455 252a8.5 8.5 0 0 1 12 0" className="line" />
    <circle cx="461" cy="264" r="2.5" className="pole" />
    <g transform="rotate(-9 530 246)">
      <rect x="496" y="222" width="78" height="50" rx="5" className="box" />
      <rect x="496" y="222" width="78" height="15" rx="5" className="card-band" />
      <path d="M504 248h34M504 257h22" className="line" />
      <circle cx="562" cy="254" r="5" className="card-latch" />
    </g>
  </g>
);
