# bash completion for dateline
_dateline() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      -*) ;;
      *) command=${COMP_WORDS[i]}; break ;;
    esac
  done

  local reports='-o --output --date --source --title -j --jobs --strict -q --quiet -h --help'
  local training='-o --output --trees --language --seed --folds --tagger-epochs --parser-epochs --names-epochs --parser-word-count -q --quiet -h --help'
  local options words=''
  case $command in
    '') options='--version -h --help' words='code annotate actors parse read explain knowledge lint train completion version help' ;;
    code) options="$reports -f --format --db --dictionaries --data" ;;
    annotate) options="$reports --mentions --data" ;;
    actors) options="$reports --unresolved -n --limit -f --format --data" ;;
    parse) options="$reports --input --data" ;;
    read) options=$reports ;;
    explain) options='-n --sentence --id --date --data -h --help' ;;
    lint) options='--kind -o --output -q --quiet -h --help' ;;
    train) options=$training ;;
    version) options='--data -h --help' ;;
    completion) options='-h --help' words='bash zsh fish' ;;
    help) options='-h --help' words='code annotate actors parse read explain knowledge lint train completion version help' ;;
    knowledge)
      options='-h --help' words='build test'
      case " ${COMP_WORDS[*]:i+1:COMP_CWORD-i-1} " in
        *' build '*) options='-o --output --language --despite-problems -q --quiet -h --help' words='' ;;
        *' test '*) options='--language --data -q --quiet -h --help' words='' ;;
      esac
      ;;
  esac

  case $previous in
    -f | --format) mapfile -t COMPREPLY < <(compgen -W 'jsonl csv table petrarch icews' -- "$current"); return ;;
    --kind) mapfile -t COMPREPLY < <(compgen -W 'malformed bad-date undefined-synset backward-dates overlapping-dates duplicate unreachable unknown-code' -- "$current"); return ;;
    --input) mapfile -t COMPREPLY < <(compgen -W 'text conllu' -- "$current"); return ;;
    --data | --trees) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
    -j | --jobs | --date | --source | --title | -n | --sentence | --id | --language | --seed | --folds | --*-epochs | --parser-word-count) return ;;
  esac
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
  elif [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -o filenames -F _dateline dateline
