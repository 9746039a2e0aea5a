/** Frame, the hall behind, and two leaves; the right one stands ajar or shut. */
export const Leaves = ({ isOpen }: { isOpen: boolean }) => (
  <g>
    <path className="wood-3" d="M150 396V62h248v334h-12V74H162v322z" />
    <rect className="glass" x="162" y="74" width="224" height="322" />
    <path className="floor" d="M274 330l46-30h66v96H274z" />
    <path className="wall-top" d="M274 330l46-30V74H274z" />
    <path className="wall" d="M320 300V74h66v226z" />
    <rect className="wall-dado" x="320" y="214" width="66" height="86" />
    <path className="wall-dado" d="M274 226l46-12v86l-46 30z" />
    <rect className="wall-stripe" x="320" y="211" width="66" height="3" />
    <path className="wall-stripe" d="M274 223l46-12v3l-46 12z" />
    <ShutLeaf x={162} />
    <rect x="262" y="232" width="6" height="34" rx="3" className="wood-3" />
    {isOpen ? <OpenLeaf /> : <RightLeaf />}
  </g>
);

const ShutLeaf = ({ x }: { x: number }) => (
  <g transform={`translate(${x} 74)`}>
    <rect className="wood-1" width="110" height="322" />
    <rect className="wood-2" x="10" y="212" width="90" height="98" rx="2" />
    <rect className="wood-1" x="18" y="220" width="74" height="82" rx="1" />
    <rect className="glass" x="16" y="22" width="78" height="160" />
    <path
      className="wire"
      d="M16 48h78M16 75h78M16 102h78M16 129h78M16 156h78M42 22v160M68 22v160"
    />
    <rect className="frame-line" x="16" y="22" width="78" height="160" />
  </g>
);

const RightLeaf = () => (
  <g>
    <ShutLeaf x={276} />
    <path className="frame-line" d="M274 74v322" />
    <rect x="280" y="232" width="6" height="34" rx="3" className="wood-3" />
  </g>
);

const OpenLeaf = () => (
  <g className="leaf-open">
    <path className="wood-1" d="M386 74l-42 14v326l42-18z" />
    <path className="wood-2" d="M380 292l-30 9v94l30-12z" />
    <path className="glass" d="M380 98l-30 10v154l30-6z" />
    <path
      className="wire"
      d="M380 130l-30 9M380 162l-30 7M380 194l-30 6M380 226l-30 5M365 103v156"
    />
    <path className="frame-line" d="M380 98l-30 10v154l30-6z" />
    <path className="frame-line" d="M386 74l-42 14v326l42-18z" />
    <path className="handle" d="M348 270v34" />
  </g>
);
