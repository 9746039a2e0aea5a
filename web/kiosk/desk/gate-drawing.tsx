/** The gate on the big tile: posts, rails, pales, and the lamp as its latch. */
export const GateDrawing = () => (
  <svg className="gate-drawing" viewBox="0 0 270 158" aria-hidden="true" focusable="false">
    <path className="gate-post" d="M14 158V20a9 9 0 0 1 18 0v138zM240 158V20a9 9 0 0 1 18 0v138z" />
    <path
      className="gate-pale"
      d="M52 158V46l11-14 11 14v112zM90 158V60l11-14 11 14v98zM128 158V66l11-14 11 14v92zM166 158V60l11-14 11 14v98zM204 158V46l11-14 11 14v112z"
    />
    <path className="gate-rail" d="M23 78h204v12H23zM23 130h204v12H23z" />
    <circle className="gate-latch" cx="228" cy="104" r="9" />
  </svg>
);
