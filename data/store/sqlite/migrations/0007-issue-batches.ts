/**
 * Issues that came together, many to a row (issue-batch.ts). A batch says how they came, and stays as it is: an issue that is changed,
 * or that another table refers to, has a row of its own in `issues` from then on, and that one counts. Issues that are rows stay so.
 * `issue_rows` shows rows alone.
 */
export const issueBatches = `
CREATE TABLE issue_batches (
  first_id INTEGER PRIMARY KEY,
  count    INTEGER NOT NULL,
  county   TEXT NOT NULL,
  hashes   BLOB NOT NULL,
  points   BLOB NOT NULL,
  ends     BLOB NOT NULL,
  texts    BLOB NOT NULL,
  areas    BLOB
) STRICT;
CREATE TRIGGER issue_batches_stay BEFORE UPDATE ON issue_batches BEGIN SELECT RAISE(ABORT, 'a batch of issues is never changed'); END;
CREATE TRIGGER issue_batches_remain BEFORE DELETE ON issue_batches BEGIN SELECT RAISE(ABORT, 'a batch of issues is never deleted'); END;
`;
