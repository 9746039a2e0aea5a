/** The school's gate, ajar: drawn from the tokens, so that it changes with the theme. */
export const GateScene = () => (
  <div className="scene">
    <svg
      viewBox="0 0 720 800"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="plaster" width="720" height="800" />
      <rect className="band" y="520" width="720" height="200" />
      <rect className="stripe" y="512" width="720" height="8" />
      <rect className="floor" y="720" width="720" height="80" />
      <path className="light" d="M196 720V330a168 168 0 0 1 336 0v390z" />
      <rect className="floor" x="196" y="560" width="336" height="160" />
      <path className="path" d="M250 720l74-160h80l74 160z" />
      <path
        className="arch"
        d="M176 720V330a188 188 0 0 1 376 0v390h-20V330a168 168 0 0 0-336 0v390z"
      />
      <g transform="matrix(.86 .09 0 1 34 -24)">
        <path className="gate" d="M196 744V322a10 10 0 0 1 34 0v422z" />
        <path className="gate" d="M230 400h250v26H230zM230 610h190v26H230z" />
        <path
          className="gate pales"
          d="M262 720V352l20-28 20 28v368zM326 720V372l20-28 20 28v348zM390 720V392l20-28 20 28v328z"
        />
        <circle className="lamp" cx="446" cy="624" r="17" />
      </g>
      <g transform="translate(0 34)">
        <path className="wire" d="M364 128v54" />
        <circle className="lamp glow" cx="364" cy="206" r="62" />
        <circle className="lamp glow" cx="364" cy="206" r="38" />
        <path className="lamp" d="M342 214v-12a22 22 0 0 1 44 0v12z" />
        <path className="arch" d="M338 214h52v9h-52z" />
      </g>
    </svg>
  </div>
);
