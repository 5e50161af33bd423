DROP FUNCTION count_download(integer);
--;;
DROP TABLE version_downloads;
