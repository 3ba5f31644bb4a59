-- What the file holds about each post, ad or account: where it holds two things, the later day counts.
insert into loaded_entity by name
select 0 as table_no, 0 as line_no, {keys}{latest} from read_parquet(?)
group by all
having {any_measured}
