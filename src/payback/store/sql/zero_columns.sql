-- Columns that hold nothing but zeros in one table of the file: often "not exported" rather than zero.
select table_no, platform, account_id, {zeros} from loaded_metric group by table_no, platform, account_id
