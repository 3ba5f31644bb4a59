-- What the file says about each post, ad or account: where it says two things, the later day counts.
insert into arrived_entity by name
select 0 as table_no, 0 as line_no, {keys}{said} from read_parquet(?)
group by all
having {any}
