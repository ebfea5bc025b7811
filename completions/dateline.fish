# fish completion for dateline
set -l commands code annotate parse read explain knowledge train completion version help
set -l reports code annotate parse read

complete -c dateline -s h -l help -d 'Show the help'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -l version -d 'Show the version'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a code -d 'Code reports'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a annotate -d 'Show names, actors, places, times, counts and chains'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a parse -d 'Show tags, lemmas and trees as CoNLL-U'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a read -d 'Show what is read of the inputs'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a explain -d 'Show why a sentence gave its records'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a knowledge -d 'Check, compile and test the files of knowledge/'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a train -d 'Train a language model'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a completion -d 'Print the completion script of a shell'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a version -d 'Show the versions of program, model and codebook'
complete -c dateline -n "not __fish_seen_subcommand_from $commands" -f -a help -d 'Show the help of a command'

complete -c dateline -n "__fish_seen_subcommand_from $reports" -s o -l output -r -d 'Write to a file'
complete -c dateline -n "__fish_seen_subcommand_from $reports explain" -l date -x -d 'Date of the reports that have none'
complete -c dateline -n "__fish_seen_subcommand_from $reports" -l source -x -d 'Publisher of the reports that name none'
complete -c dateline -n "__fish_seen_subcommand_from $reports" -l title -x -d 'Title of the reports that have none'
complete -c dateline -n "__fish_seen_subcommand_from $reports" -s j -l jobs -x -d 'Threads'
complete -c dateline -n "__fish_seen_subcommand_from $reports" -l strict -d 'End at the first input that cannot be read'
complete -c dateline -n "__fish_seen_subcommand_from $reports train knowledge" -s q -l quiet -d 'No progress and no summary'
complete -c dateline -n '__fish_seen_subcommand_from annotate' -l mentions -d 'List every mention, not only names'
complete -c dateline -n "__fish_seen_subcommand_from code annotate parse explain version test" -l data -x -a '(__fish_complete_directories)' -d 'Folder with model and knowledge'
complete -c dateline -n "__fish_seen_subcommand_from code" -s f -l format -x -a 'jsonl csv table' -d 'How records are written'
complete -c dateline -n "__fish_seen_subcommand_from code" -l db -r -d 'Store in this database'
complete -c dateline -n "__fish_seen_subcommand_from parse" -l input -x -a 'text conllu' -d 'What the inputs are'
complete -c dateline -n "__fish_seen_subcommand_from explain" -s n -l sentence -x -d 'Number of the sentence'
complete -c dateline -n "__fish_seen_subcommand_from explain" -l id -x -d 'The report with this id'

complete -c dateline -n "__fish_seen_subcommand_from knowledge; and not __fish_seen_subcommand_from build test" -f -a 'build test'
complete -c dateline -n "__fish_seen_subcommand_from knowledge; and __fish_seen_subcommand_from build" -s o -l output -r -d 'The compiled file'
complete -c dateline -n "__fish_seen_subcommand_from knowledge; and __fish_seen_subcommand_from build" -l despite-problems -d 'Leave out entries with problems'
complete -c dateline -n "__fish_seen_subcommand_from knowledge train" -l language -x -d 'Code of the language'

complete -c dateline -n "__fish_seen_subcommand_from train" -s o -l output -r -d 'The model to write'
complete -c dateline -n "__fish_seen_subcommand_from train" -l trees -x -a '(__fish_complete_directories)' -d 'Folder with further trees'
complete -c dateline -n "__fish_seen_subcommand_from train" -l seed -x -d 'Start of the random numbers'
complete -c dateline -n "__fish_seen_subcommand_from train" -l folds -x -d 'Parts of the jackknife'
complete -c dateline -n "__fish_seen_subcommand_from train" -l tagger-epochs -x -d 'Passes of the tagger'
complete -c dateline -n "__fish_seen_subcommand_from train" -l parser-epochs -x -d 'Passes of the parser'
complete -c dateline -n "__fish_seen_subcommand_from train" -l names-epochs -x -d 'Passes of the name finder'
complete -c dateline -n "__fish_seen_subcommand_from train" -l parser-word-count -x -d 'Least count of words the parser knows by themselves'

complete -c dateline -n "__fish_seen_subcommand_from completion" -f -a 'bash zsh fish'
complete -c dateline -n "__fish_seen_subcommand_from help" -f -a "$commands"
