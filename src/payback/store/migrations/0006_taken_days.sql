-- Figures that grow for life, of posts and videos: when they were read off, and the last day that their file knew of.
-- Of what was kept before, only the day of the import is known.
alter table metric_version add column if not exists taken_on date;
alter table metric_version add column if not exists seen_until date;
update metric_version v set taken_on = b.created_at::date
from import_batch b where b.import_id = v.import_id and v.level in ('post', 'video') and v.taken_on is null;
