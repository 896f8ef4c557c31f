-- The desk of one account: links that an administrator hands over, and tags found by name and counted.

ALTER TABLE mail_links ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 0;

-- The name without case, by which a tag is found and sorted.
ALTER TABLE tags ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
UPDATE tags SET name_key = lower(name);
CREATE INDEX tags_by_name ON tags (name_key);

-- How many accounts carry the tag: counting them for each row of a list would take longer with each account.
ALTER TABLE tags ADD COLUMN carriers INTEGER NOT NULL DEFAULT 0;
UPDATE tags SET carriers = (SELECT count(*) FROM account_tags WHERE tag_id = tags.id);
CREATE INDEX tags_by_carriers ON tags (carriers);

CREATE TRIGGER account_tag_is_counted AFTER INSERT ON account_tags
BEGIN
    UPDATE tags SET carriers = carriers + 1 WHERE id = NEW.tag_id;
END;

CREATE TRIGGER account_tag_is_counted_off AFTER DELETE ON account_tags
BEGIN
    UPDATE tags SET carriers = carriers - 1 WHERE id = OLD.tag_id;
END;
