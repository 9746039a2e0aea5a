/** The mark alone; beside it or around it stands the name. */
export const Mark = () => (
  <svg className="mark" viewBox="7 2 40 43" aria-hidden="true" focusable="false">
    <path className="m-post" d="M9 44V6.500A3 3 0 0 1 12 3.500h0a3 3 0 0 1 3 3V44z" />
    <path className="m-rail" d="M12 12.500h28v5H12zM12 28.500h20.500v5H12z" />
    <path
      className="m-pale"
      d="M20.500 44V12.200L23.500 8l3 4.200V44zM31 44V15.200L34 11l3 4.200V24.500a1 1 0 0 1-1 1h-.5a0 0 0 0 0 0 0v12H37V44z"
    />
    <circle className="m-latch" cx="40" cy="31" r="4" />
  </svg>
);

/** Mark and name. */
export const Logo = () => (
  <span className="lockup">
    <Mark />
    <span className="word">Furtka</span>
  </span>
);
